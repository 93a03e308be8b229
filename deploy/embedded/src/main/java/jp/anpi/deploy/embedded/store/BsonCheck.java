package jp.anpi.deploy.embedded.store;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Finds values in a BSON document that the library cannot read or would not give back as they were. */
final class BsonCheck {

    private BsonCheck() {}

    /** Says what is wrong with the document that begins here, or nothing. */
    static @Nullable String unreadable(ByteBuf in, int start) {
        int end = start + in.getIntLE(start) - 1;
        int at = start + 4;
        while (at < end) {
            int type = in.getByte(at) & 0xFF;
            at = afterText(in, at + 1, end);
            switch (type) {
                case 0x03, 0x04 -> {
                    String reason = unreadable(in, at);
                    if (reason != null) return reason;
                    at += in.getIntLE(at);
                }
                case 0x05 -> {
                    int subtype = in.getByte(at + 4) & 0xFF;
                    if (subtype != 0 && subtype != 3 && subtype != 4) return "binary data of the subtype " + subtype;
                    at += 5 + in.getIntLE(at);
                }
                case 0x02, 0x0D -> at += 4 + in.getIntLE(at);
                case 0x01, 0x09, 0x11, 0x12 -> at += 8;
                case 0x07 -> at += 12;
                case 0x08 -> at += 1;
                case 0x0A, 0x7F, 0xFF -> {}
                case 0x0B -> at = afterText(in, afterText(in, at, end), end);
                case 0x10 -> at += 4;
                case 0x13 -> at += 16;
                default -> {
                    return "values of the BSON type 0x" + Integer.toHexString(type);
                }
            }
        }
        return null;
    }

    private static int afterText(ByteBuf in, int from, int end) {
        int zero = in.indexOf(from, end, (byte) 0);
        return zero < 0 ? end : zero + 1;
    }
}
