package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into commands. The library's decoder closes the connection at some BSON types and drops what distinguishes others; here a command with
 * such a value becomes a request that is answered with the reason.
 */
final class WireDecoder extends MongoWireProtocolHandler {

    /** The name of the "command" that stands for one that could not be read; its value is the reason. */
    static final String UNREADABLE = "$unreadable";

    private static final int HEADER = 16;
    private static final int OP_MSG = 2013;

    @Override
    protected @Nullable ClientRequest decode(ChannelHandlerContext context, ByteBuf in) throws Exception {
        int start = in.readerIndex();
        if (in.readableBytes() > HEADER + 4) {
            int length = in.getIntLE(start);
            boolean whole = length > HEADER + 4 && length <= in.readableBytes();
            String reason = whole && in.getIntLE(start + 12) == OP_MSG ? unreadable(in, start, length) : null;
            if (reason != null) {
                MessageHeader header = new MessageHeader(in.getIntLE(start + 4), 0);
                in.skipBytes(length);
                return new MongoMessage(context.channel(), header, new Document(UNREADABLE, reason));
            }
        }
        return super.decode(context, in);
    }

    private static @Nullable String unreadable(ByteBuf in, int start, int length) {
        int at = start + HEADER + 4;
        int end = start + length - ((in.getIntLE(start + HEADER) & 1) != 0 ? 4 : 0);
        while (at < end) {
            int kind = in.getByte(at++);
            int sectionEnd = at + in.getIntLE(at);
            if (sectionEnd <= at || sectionEnd > end) return null;
            if (kind == 1) at = in.indexOf(at + 4, sectionEnd, (byte) 0) + 1;
            while (at < sectionEnd) {
                String reason = BsonCheck.unreadable(in, at);
                if (reason != null) return reason;
                at += in.getIntLE(at);
            }
        }
        return null;
    }
}
