package jp.anpi.registry.hazard;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.Spool;
import org.locationtech.jts.geom.Envelope;

/** Reads a map of floods as it was sent: GeoJSON, or a ZIP of shapefiles. Blocks; for threads that may. */
final class FloodFile {

    private final List<FloodZone> zones = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Map<DepthRank, Integer> pieces = new EnumMap<>(DepthRank.class);
    private final Envelope frame;
    private final int mostCorners;
    private int features;
    private int outside;
    private int corners;
    private int faultCount;

    /** Faults that are kept; all of them are counted. */
    static final int SHOWN = 100;

    /**
     * @param file inside a ZIP; empty for GeoJSON
     * @param fault of one of its features
     */
    record Fault(String file, FeatureFault fault) {}

    /** @param frame what lies outside is left out */
    FloodFile(Envelope frame, int mostCorners) {
        this.frame = frame;
        this.mostCorners = mostCorners;
    }

    /** Reads it all; refused (422) where it cannot be read to its end. */
    void read(Spool spool, long unpacked) throws IOException {
        try {
            if (isZip(spool)) {
                readZip(spool, unpacked);
            } else {
                try (InputStream in = spool.open();
                        MapReader reader = new GeoJson(new BufferedInputStream(in))) {
                    read("", reader);
                }
            }
        } catch (UnreadableMap unreadable) {
            throw refused(unreadable);
        }
    }

    private void readZip(Spool spool, long unpacked) {
        try (var packed = new PackedShapefiles(spool, unpacked)) {
            for (String shape : packed.shapes()) {
                try (MapReader reader = packed.open(shape)) {
                    read(shape, reader);
                }
            }
        } catch (IOException damaged) {
            throw refused(new UnreadableMap(features, UnreadableMap.Reason.ENDS_EARLY));
        }
    }

    static RuntimeException refused(UnreadableMap why) {
        return Problem.of(
                        HazardProblem.UNREADABLE_MAP,
                        why.after(),
                        why.reason().japanese(),
                        why.reason().english())
                .refused(why);
    }

    private static boolean isZip(Spool spool) throws IOException {
        byte[] head;
        try (InputStream in = spool.open()) {
            head = in.readNBytes(4);
        }
        return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    private void read(String file, MapReader reader) throws IOException {
        var reading = new FloodReading(frame, fault -> {
            faultCount++;
            if (faults.size() < SHOWN) {
                faults.add(new Fault(file, fault));
            }
        });
        for (Optional<MapFeature> next = reader.next(); next.isPresent(); next = reader.next()) {
            for (FloodZone zone : reading.read(next.get())) {
                zones.add(zone);
                pieces.merge(zone.rank(), 1, Integer::sum);
                corners += zone.area().getNumPoints();
            }
            if (corners > mostCorners) {
                throw Problem.of(HazardProblem.TOO_MANY_CORNERS, mostCorners).refused();
            }
        }
        features += reading.features();
        outside += reading.outside();
    }

    List<FloodZone> zones() {
        return zones;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    Map<DepthRank, Integer> pieces() {
        return Map.copyOf(pieces);
    }

    int features() {
        return features;
    }

    int outside() {
        return outside;
    }

    int corners() {
        return corners;
    }

    int faultCount() {
        return faultCount;
    }
}
