package jp.anpi.registry.ground;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import jp.anpi.registry.ground.OsmFile.Part;
import jp.anpi.registry.ground.PbfMessage.Numbers;
import org.jspecify.annotations.Nullable;

/** The elements of one block: ids and places are written as differences, words by their place in a table. */
final class PbfBlock {

    private static final double NANO = 1e-9;
    private static final int A_WAY = 1;

    private final List<ByteString> written = new ArrayList<>();
    private final List<ByteString> groups = new ArrayList<>();
    private final @Nullable String[] words;
    private long granularity = 100;
    private long latOffset;
    private long lonOffset;

    PbfBlock(ByteString block) throws IOException {
        PbfMessage.read(block, (field, _, in) -> {
            switch (field) {
                case 1 -> PbfMessage.read(in.readBytes(), (inTable, _, table) -> inTable == 1 && add(written, table));
                case 2 -> add(groups, in);
                case 17 -> granularity = in.readInt32();
                case 19 -> latOffset = in.readInt64();
                case 20 -> lonOffset = in.readInt64();
                default -> {
                    return false;
                }
            }
            return true;
        });
        words = new String[written.size()];
    }

    private static boolean add(List<ByteString> known, CodedInputStream in) throws IOException {
        PbfMessage.demandFew(known.size());
        return known.add(in.readBytes());
    }

    /** @throws IndexOutOfBoundsException where it is damaged */
    void read(Set<Part> parts, Consumer<OsmElement> taker) throws IOException {
        for (ByteString group : groups) {
            PbfMessage.read(group, (field, _, in) -> {
                if (field == 1 && parts.contains(Part.NODES)) {
                    taker.accept(node(in.readBytes()));
                } else if (field == 2 && parts.contains(Part.NODES)) {
                    dense(in.readBytes(), taker);
                } else if (field == 3 && parts.contains(Part.WAYS)) {
                    taker.accept(way(in.readBytes()));
                } else if (field == 4 && parts.contains(Part.RELATIONS)) {
                    taker.accept(relation(in.readBytes()));
                } else {
                    return false;
                }
                return true;
            });
        }
    }

    private OsmElement.Node node(ByteString message) throws IOException {
        var tags = new Tags();
        long[] at = new long[3];
        PbfMessage.read(message, (field, tag, in) -> {
            switch (field) {
                case 1 -> at[0] = in.readSInt64();
                case 8 -> at[1] = in.readSInt64();
                case 9 -> at[2] = in.readSInt64();
                default -> {
                    return tags.read(field, tag, in);
                }
            }
            return true;
        });
        return new OsmElement.Node(at[0], lat(at[1]), lon(at[2]), tags.all());
    }

    private void dense(ByteString message, Consumer<OsmElement> taker) throws IOException {
        var ids = new Numbers();
        var lats = new Numbers();
        var lons = new Numbers();
        var tags = new Numbers();
        PbfMessage.read(message, (field, tag, in) -> switch (field) {
            case 1 -> ids.read(tag, in, true);
            case 8 -> lats.read(tag, in, true);
            case 9 -> lons.read(tag, in, true);
            case 10 -> tags.read(tag, in, false);
            default -> false;
        });
        long id = 0;
        long lat = 0;
        long lon = 0;
        int next = 0;
        for (int i = 0; i < ids.size(); i++) {
            id += ids.at(i);
            lat += lats.at(i);
            lon += lons.at(i);
            Map<String, String> found = Map.of();
            if (tags.size() > 0) {
                for (; tags.at(next) != 0; next += 2) {
                    found = found.isEmpty() ? new HashMap<>() : found;
                    found.put(word(tags.word(next)), word(tags.word(next + 1)));
                }
                next++;
            }
            taker.accept(new OsmElement.Node(id, lat(lat), lon(lon), found));
        }
    }

    private OsmElement.Way way(ByteString message) throws IOException {
        var tags = new Tags();
        var refs = new Numbers();
        long[] id = new long[1];
        PbfMessage.read(message, (field, tag, in) -> {
            switch (field) {
                case 1 -> id[0] = in.readInt64();
                case 8 -> refs.read(tag, in, true);
                default -> {
                    return tags.read(field, tag, in);
                }
            }
            return true;
        });
        demandFew(refs);
        List<Long> nodes = new ArrayList<>(refs.size());
        long node = 0;
        for (int i = 0; i < refs.size(); i++) {
            node += refs.at(i);
            nodes.add(node);
        }
        return new OsmElement.Way(id[0], nodes, tags.all());
    }

    private OsmElement.Relation relation(ByteString message) throws IOException {
        var tags = new Tags();
        var roles = new Numbers();
        var members = new Numbers();
        var types = new Numbers();
        long[] id = new long[1];
        PbfMessage.read(message, (field, tag, in) -> {
            switch (field) {
                case 1 -> id[0] = in.readInt64();
                case 8 -> roles.read(tag, in, false);
                case 9 -> members.read(tag, in, true);
                case 10 -> types.read(tag, in, false);
                default -> {
                    return tags.read(field, tag, in);
                }
            }
            return true;
        });
        demandFew(members);
        List<OsmElement.Member> ways = new ArrayList<>();
        long member = 0;
        for (int i = 0; i < members.size(); i++) {
            member += members.at(i);
            if (types.at(i) == A_WAY) {
                ways.add(new OsmElement.Member(member, word(roles.word(i))));
            }
        }
        return new OsmElement.Relation(id[0], ways, tags.all());
    }

    private static void demandFew(Numbers parts) {
        if (parts.size() > OsmFile.MOST_PARTS) {
            throw new UnreadableExtract(UnreadableExtract.Reason.ENDS_EARLY);
        }
    }

    /** The words of an element: where their keys stand in the table, and where their values do. */
    private final class Tags {

        private final Numbers keys = new Numbers();
        private final Numbers values = new Numbers();

        boolean read(int field, int tag, CodedInputStream in) throws IOException {
            return switch (field) {
                case 2 -> keys.read(tag, in, false);
                case 3 -> values.read(tag, in, false);
                default -> false;
            };
        }

        Map<String, String> all() {
            if (keys.size() == 0) {
                return Map.of();
            }
            Map<String, String> tags = new HashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                tags.put(word(keys.word(i)), word(values.word(i)));
            }
            return tags;
        }
    }

    private String word(int at) {
        String known = words[at];
        if (known != null) {
            return known;
        }
        String read = written.get(at).toStringUtf8();
        words[at] = read;
        return read;
    }

    private double lat(long steps) {
        return NANO * (latOffset + granularity * steps);
    }

    private double lon(long steps) {
        return NANO * (lonOffset + granularity * steps);
    }
}
