package jp.anpi.deploy.embedded.store;

import java.util.Arrays;
import java.util.HexFormat;

/** Where a document lies: its {@code _id} in key order, inside its collection. */
final class RecordId {

    private final byte[] bytes;

    RecordId(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordId that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
