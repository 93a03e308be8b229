package jp.anpi.registry.ground;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Arrays;

/**
 * Protocol buffers as far as extracts need them, field by field without any message in memory twice: the classes that are generated for
 * the format are known to let a damaged file cost far more than its size.
 */
final class PbfMessage {

    /** Values of one field at most, a hundred times what anybody writes: packed they take one byte of the file each and eight of memory. */
    static final int MOST_VALUES = 1 << 20;

    private PbfMessage() {}

    /** One field of a message; whoever does not want it lets it be, and it is skipped. */
    @FunctionalInterface
    interface Taker {

        /** Answers whether the value was read. */
        boolean take(int field, int tag, CodedInputStream in) throws IOException;
    }

    /** @param message no longer changed by anybody: the messages in it are read where they stand */
    static void read(byte[] message, Taker taker) throws IOException {
        read(UnsafeByteOperations.unsafeWrap(message), taker);
    }

    static void read(ByteString message, Taker taker) throws IOException {
        CodedInputStream in = message.newCodedInput();
        in.enableAliasing(true);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (!taker.take(WireFormat.getTagFieldNumber(tag), tag, in)) {
                in.skipField(tag);
            }
        }
    }

    /** @param known values that a field has already */
    static void demandFew(int known) {
        if (known >= MOST_VALUES) {
            throw new UnreadableExtract(UnreadableExtract.Reason.TOO_MANY_NODES);
        }
    }

    /** Numbers of a repeated field, packed or not. */
    static final class Numbers {

        private long[] numbers = new long[8];
        private int size;

        /** @param zigzag whether they are written so that small negative ones are short */
        boolean read(int tag, CodedInputStream in, boolean zigzag) throws IOException {
            if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                add(zigzag ? in.readSInt64() : in.readInt64());
                return true;
            }
            int outer = in.pushLimit(in.readRawVarint32());
            while (!in.isAtEnd()) {
                add(zigzag ? in.readSInt64() : in.readInt64());
            }
            in.popLimit(outer);
            return true;
        }

        private void add(long number) {
            demandFew(size);
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }

        int size() {
            return size;
        }

        /** @throws IndexOutOfBoundsException where a damaged file has fewer than it says */
        long at(int index) {
            if (index < 0 || index >= size) {
                throw new IndexOutOfBoundsException(index);
            }
            return numbers[index];
        }

        int word(int index) {
            return Math.toIntExact(at(index));
        }
    }
}
