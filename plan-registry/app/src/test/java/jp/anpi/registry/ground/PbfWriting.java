package jp.anpi.registry.ground;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import com.google.protobuf.UnknownFieldSet;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.openstreetmap.osmosis.osmbinary.Fileformat;
import org.openstreetmap.osmosis.osmbinary.Osmformat;

/** Writes extracts in the binary form, dense nodes and all. */
final class PbfWriting {

    private static final double STEPS = 1e7;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<String> words = new ArrayList<>(List.of(""));

    static byte[] header(String... required) throws IOException {
        var writing = new PbfWriting();
        writing.block(
                "OSMHeader",
                Osmformat.HeaderBlock.newBuilder()
                        .addAllRequiredFeatures(List.of(required))
                        .build());
        return writing.bytes.toByteArray();
    }

    /** A file that says it is much larger than it is. */
    static byte[] bomb(int says) throws IOException {
        var writing = new PbfWriting();
        writing.bytes.writeBytes(header("OsmSchema-V0.6"));
        writing.blob(
                "OSMData",
                Fileformat.Blob.newBuilder()
                        .setRawSize(says)
                        .setZlibData(deflated(new byte[1_000]))
                        .build());
        return writing.bytes.toByteArray();
    }

    /** @param table of words as it stands in the file, of whatever it consists */
    static byte[] words(byte[] table) throws IOException {
        var writing = new PbfWriting();
        writing.bytes.writeBytes(header("OsmSchema-V0.6"));
        byte[] block = UnknownFieldSet.newBuilder()
                .addField(
                        1,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFrom(table))
                                .build())
                .build()
                .toByteArray();
        writing.blob(
                "OSMData",
                Fileformat.Blob.newBuilder()
                        .setRawSize(block.length)
                        .setZlibData(deflated(block))
                        .build());
        return writing.bytes.toByteArray();
    }

    static byte[] of(List<OsmElement> elements) throws IOException {
        return inBlocks(List.of(elements));
    }

    /** As a file of a whole region is: some thousands of elements in each block, with words of its own. */
    static byte[] inBlocks(Iterable<List<OsmElement>> blocks) throws IOException {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(header("OsmSchema-V0.6", "DenseNodes"));
        for (List<OsmElement> block : blocks) {
            whole.writeBytes(block(block));
        }
        return whole.toByteArray();
    }

    private static byte[] block(List<OsmElement> elements) throws IOException {
        var writing = new PbfWriting();
        var dense = Osmformat.DenseNodes.newBuilder();
        var ways = Osmformat.PrimitiveGroup.newBuilder();
        var relations = Osmformat.PrimitiveGroup.newBuilder();
        long[] before = new long[3];
        for (OsmElement element : elements) {
            switch (element) {
                case OsmElement.Node node -> writing.node(node, dense, before);
                case OsmElement.Way way -> ways.addWays(writing.way(way));
                case OsmElement.Relation relation -> relations.addRelations(writing.relation(relation));
            }
        }
        var table = Osmformat.StringTable.newBuilder();
        writing.words.forEach(word -> table.addS(ByteString.copyFromUtf8(word)));
        writing.block(
                "OSMData",
                Osmformat.PrimitiveBlock.newBuilder()
                        .setStringtable(table)
                        .addPrimitivegroup(Osmformat.PrimitiveGroup.newBuilder().setDense(dense))
                        .addPrimitivegroup(ways)
                        .addPrimitivegroup(relations)
                        .build());
        return writing.bytes.toByteArray();
    }

    private void node(OsmElement.Node node, Osmformat.DenseNodes.Builder into, long[] before) {
        long[] now = {node.id(), Math.round(node.lat() * STEPS), Math.round(node.lon() * STEPS)};
        into.addId(now[0] - before[0]);
        into.addLat(now[1] - before[1]);
        into.addLon(now[2] - before[2]);
        System.arraycopy(now, 0, before, 0, 3);
        node.tags().forEach((key, value) -> into.addKeysVals(word(key)).addKeysVals(word(value)));
        into.addKeysVals(0);
    }

    private Osmformat.Way way(OsmElement.Way way) {
        var into = Osmformat.Way.newBuilder().setId(way.id());
        long before = 0;
        for (long node : way.nodes()) {
            into.addRefs(node - before);
            before = node;
        }
        for (Map.Entry<String, String> tag : way.tags().entrySet()) {
            into.addKeys(word(tag.getKey())).addVals(word(tag.getValue()));
        }
        return into.build();
    }

    private Osmformat.Relation relation(OsmElement.Relation relation) {
        var into = Osmformat.Relation.newBuilder().setId(relation.id());
        long before = 0;
        for (OsmElement.Member member : relation.ways()) {
            into.addMemids(member.way() - before)
                    .addRolesSid(word(member.role()))
                    .addTypes(Osmformat.Relation.MemberType.WAY);
            before = member.way();
        }
        for (Map.Entry<String, String> tag : relation.tags().entrySet()) {
            into.addKeys(word(tag.getKey())).addVals(word(tag.getValue()));
        }
        return into.build();
    }

    private int word(String word) {
        if (!words.contains(word)) {
            words.add(word);
        }
        return words.indexOf(word);
    }

    private void block(String type, MessageLite block) throws IOException {
        byte[] raw = block.toByteArray();
        blob(
                type,
                Fileformat.Blob.newBuilder()
                        .setRawSize(raw.length)
                        .setZlibData(deflated(raw))
                        .build());
    }

    private void blob(String type, Fileformat.Blob blob) throws IOException {
        var out = new DataOutputStream(bytes);
        byte[] head = Fileformat.BlobHeader.newBuilder()
                .setType(type)
                .setDatasize(blob.getSerializedSize())
                .build()
                .toByteArray();
        out.writeInt(head.length);
        out.write(head);
        blob.writeTo(out);
    }

    private static ByteString deflated(byte[] raw) {
        try (var deflater = new Deflater()) {
            deflater.setInput(raw);
            deflater.finish();
            byte[] packed = new byte[raw.length + 64];
            return ByteString.copyFrom(packed, 0, deflater.deflate(packed));
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
