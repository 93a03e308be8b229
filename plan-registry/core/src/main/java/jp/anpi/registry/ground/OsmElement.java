package jp.anpi.registry.ground;

import java.util.List;
import java.util.Map;

/** What OpenStreetMap consists of. */
public sealed interface OsmElement {

    long id();

    Map<String, String> tags();

    record Node(long id, double lat, double lon, Map<String, String> tags) implements OsmElement {}

    /** @param nodes their ids in order; the first again at the end where it is closed */
    record Way(long id, List<Long> nodes, Map<String, String> tags) implements OsmElement {

        boolean isClosed() {
            return nodes.size() > 3 && nodes.getFirst().equals(nodes.getLast());
        }
    }

    /** @param ways those of its members that are ways, by id and role */
    record Relation(long id, List<Member> ways, Map<String, String> tags) implements OsmElement {}

    record Member(long way, String role) {}
}
