package jp.anpi.deploy.drills.scenario;

import java.util.List;

/** Where something happens. */
public sealed interface Area {
    record City() implements Area {}

    /** Districts by their ids, as {@code GET /api/hazards/districts} names them. */
    record Districts(List<String> ids) implements Area {
        public Districts {
            ids = List.copyOf(ids);
            if (ids.isEmpty()) throw new IllegalArgumentException("an area of no district");
        }
    }

    /** One ring of corners; the last one is joined to the first. */
    record Polygon(List<Corner> ring) implements Area {
        public Polygon {
            ring = List.copyOf(ring);
            if (ring.size() < 3) throw new IllegalArgumentException("a polygon needs three corners or more");
        }
    }

    /** Degrees, WGS 84. */
    record Corner(double lon, double lat) {
        public Corner {
            if (!(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90))
                throw new IllegalArgumentException("no place on earth: " + lon + ", " + lat);
        }
    }
}
