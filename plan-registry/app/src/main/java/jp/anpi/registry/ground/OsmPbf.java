package jp.anpi.registry.ground;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import jp.anpi.registry.store.Spool;

/** An extract in the binary form (.osm.pbf), a block of at most 32 MB at a time, whatever the file says of itself. */
final class OsmPbf implements OsmFile {

    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int LARGEST_BLOCK = 32 * 1024 * 1024;
    private static final Set<String> KNOWN = Set.of("OsmSchema-V0.6", "DenseNodes");

    private final Spool spool;
    private final long mostUnpacked;

    /** @param mostUnpacked bytes of all blocks together */
    OsmPbf(Spool spool, long mostUnpacked) {
        this.spool = spool;
        this.mostUnpacked = mostUnpacked;
    }

    /** Whether a file that begins so is one. */
    static boolean begins(byte[] head) {
        return head.length >= 15
                && head[0] == 0
                && new String(head, 4, 11, StandardCharsets.ISO_8859_1).endsWith("OSMHeader");
    }

    @Override
    public void read(Set<Part> parts, Consumer<OsmElement> taker) throws IOException {
        long unpacked = 0;
        boolean known = false;
        try (var in = new DataInputStream(spool.open())) {
            for (Optional<Head> head = head(in); head.isPresent(); head = head(in)) {
                ByteString block = block(in, head.get().size());
                unpacked += block.size();
                if (unpacked > mostUnpacked) {
                    throw new UnreadableExtract(UnreadableExtract.Reason.UNPACKS_TOO_LARGE);
                }
                if (head.get().type().equals("OSMHeader")) {
                    demandKnown(block);
                    known = true;
                } else if (head.get().type().equals("OSMData")) {
                    if (!known) {
                        throw new UnreadableExtract(UnreadableExtract.Reason.NO_EXTRACT);
                    }
                    new PbfBlock(block).read(parts, taker);
                }
            }
        } catch (EOFException
                | InvalidProtocolBufferException
                | IndexOutOfBoundsException
                | ArithmeticException damaged) {
            throw new UnreadableExtract(UnreadableExtract.Reason.ENDS_EARLY);
        }
        if (!known) {
            throw new UnreadableExtract(UnreadableExtract.Reason.NO_EXTRACT);
        }
    }

    /** What comes next, and how long it is. */
    private record Head(String type, int size) {}

    private static Optional<Head> head(DataInputStream in) throws IOException {
        byte[] size = in.readNBytes(Integer.BYTES);
        if (size.length == 0) {
            return Optional.empty();
        }
        if (size.length < Integer.BYTES) {
            throw new EOFException();
        }
        int length = ByteBuffer.wrap(size).getInt();
        if (length < 1 || length > LONGEST_HEAD) {
            throw new UnreadableExtract(UnreadableExtract.Reason.ENDS_EARLY);
        }
        String[] type = {""};
        int[] following = {-1};
        PbfMessage.read(exactly(in, length), (field, _, message) -> {
            switch (field) {
                case 1 -> type[0] = message.readString();
                case 3 -> following[0] = message.readInt32();
                default -> {
                    return false;
                }
            }
            return true;
        });
        return Optional.of(new Head(type[0], following[0]));
    }

    private static ByteString block(InputStream in, int size) throws IOException {
        demandSmall(size);
        ByteString[] raw = {ByteString.EMPTY, ByteString.EMPTY};
        int[] unpacked = new int[1];
        PbfMessage.read(exactly(in, size), (field, _, message) -> {
            switch (field) {
                case 1 -> raw[0] = message.readBytes();
                case 2 -> unpacked[0] = message.readInt32();
                case 3 -> raw[1] = message.readBytes();
                default -> {
                    return false;
                }
            }
            return true;
        });
        if (!raw[0].isEmpty()) {
            return raw[0];
        }
        if (raw[1].isEmpty()) {
            throw new UnreadableExtract(UnreadableExtract.Reason.OTHER_FEATURES);
        }
        demandSmall(unpacked[0]);
        return inflated(raw[1], unpacked[0]);
    }

    private static void demandSmall(int size) {
        if (size < 0 || size > LARGEST_BLOCK) {
            throw new UnreadableExtract(UnreadableExtract.Reason.UNPACKS_TOO_LARGE);
        }
    }

    private static ByteString inflated(ByteString packed, int size) throws EOFException {
        byte[] block = new byte[size];
        try (var inflater = new Inflater()) {
            inflater.setInput(packed.asReadOnlyByteBuffer());
            int filled = 0;
            while (filled < size) {
                int more = inflater.inflate(block, filled, size - filled);
                if (more == 0) {
                    throw new EOFException();
                }
                filled += more;
            }
            return UnsafeByteOperations.unsafeWrap(block);
        } catch (DataFormatException damaged) {
            throw new UnreadableExtract(UnreadableExtract.Reason.ENDS_EARLY);
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static void demandKnown(ByteString header) throws IOException {
        PbfMessage.read(header, (field, _, message) -> {
            if (field != 4) {
                return false;
            }
            if (!KNOWN.contains(message.readString())) {
                throw new UnreadableExtract(UnreadableExtract.Reason.OTHER_FEATURES);
            }
            return true;
        });
    }
}
