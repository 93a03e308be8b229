package jp.anpi.registry.ground;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import jp.anpi.registry.hazard.Cutting;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;

/**
 * Cuts roads and water out of an extract. It is read four times, so that its elements may come in any order and only the places of nodes
 * that roads and water need are held: which areas are put together of several ways, which nodes are needed, where those lie, and then the
 * ways. One reading per extract.
 */
public final class ExtractReading {

    /** Corners of a line in one piece, so that a tile touches few that it does not show. */
    private static final int CORNERS = 256;

    private static final GeometryFactory PACKED = new GeometryFactory(PackedCoordinateSequenceFactory.DOUBLE_FACTORY);

    private final Envelope frame;
    private final Limits limits;
    private final RoadTaker taker;
    private final NodeTable nodes;
    private final Banks banks;
    private final List<GroundFeature> features = new ArrayList<>();
    private int roads;
    private int waters;
    private int incomplete;
    private int corners;

    /**
     * How much may be held.
     *
     * @param nodes of all roads and water of the extract, 16 bytes each while it is read; and as many areas of several ways, members of
     *     these and their corners together
     * @param corners of what lies in the frame, about 20 bytes each for good
     */
    public record Limits(int nodes, int corners) {}

    /** @param frame what lies outside is left out */
    public ExtractReading(Envelope frame, Limits limits, RoadTaker taker) {
        this.frame = frame;
        this.limits = limits;
        this.taker = taker;
        nodes = new NodeTable(limits.nodes());
        banks = new Banks(limits.nodes());
    }

    /** Blocks; for threads that may. */
    public Extract read(OsmFile file) throws IOException {
        file.read(EnumSet.of(OsmFile.Part.RELATIONS), this::noteBank);
        banks.freeze();
        file.read(EnumSet.of(OsmFile.Part.WAYS), this::wantNodes);
        nodes.freeze();
        file.read(EnumSet.of(OsmFile.Part.NODES), this::place);
        file.read(EnumSet.of(OsmFile.Part.WAYS), this::take);
        takeBanks();
        return new Extract(features, roads, waters, incomplete, corners);
    }

    private void noteBank(OsmElement element) {
        if (element instanceof OsmElement.Relation relation
                && relation.tags().getOrDefault("type", "").equals("multipolygon")
                && GroundKind.of(relation.tags()).filter(GroundKind::isArea).isPresent()) {
            banks.add(relation);
        }
    }

    private void wantNodes(OsmElement element) {
        if (element instanceof OsmElement.Way way
                && (banks.has(way.id()) || GroundKind.of(way.tags()).isPresent())) {
            way.nodes().forEach(nodes::want);
        }
    }

    private void place(OsmElement element) {
        if (element instanceof OsmElement.Node node && nodes.place(node.id(), node.lat(), node.lon())) {
            // What a step outside belongs to is decided way by way, so its neighbourhood goes along.
            if (around(frame).contains(node.lon(), node.lat())) {
                taker.node(new OsmElement.Node(nodes.number(node.id()), node.lat(), node.lon(), node.tags()));
            }
        }
    }

    private void take(OsmElement element) {
        if (!(element instanceof OsmElement.Way way)) {
            return;
        }
        if (banks.has(way.id()) && way.nodes().stream().allMatch(nodes::has)) {
            banks.line(way.id(), way.nodes().stream().mapToInt(nodes::number));
        }
        GroundKind.of(way.tags()).ifPresent(kind -> {
            if (kind.isArea()) {
                takeArea(way);
            } else {
                takeLine(kind, way);
            }
        });
    }

    private void takeArea(OsmElement.Way way) {
        if (!way.isClosed()) {
            return;
        }
        if (way.nodes().stream().allMatch(nodes::has)) {
            add(PACKED.createPolygon(line(way.nodes())));
        } else {
            incomplete++;
        }
    }

    private void takeLine(GroundKind kind, OsmElement.Way way) {
        List<List<Long>> parts = inFrame(way.nodes());
        for (List<Long> part : parts) {
            Coordinate[] line = line(part);
            for (int from = 0; from + 1 < line.length; from += CORNERS - 1) {
                Coordinate[] piece = Arrays.copyOfRange(line, from, Math.min(line.length, from + CORNERS));
                add(new GroundFeature(kind, PACKED.createLineString(piece)));
            }
            if (kind.isWay()) {
                taker.way(part.stream().map(id -> (long) nodes.number(id)).toList(), way.tags());
            }
        }
        if (!parts.isEmpty()) {
            roads += kind.isWay() ? 1 : 0;
            waters += kind.isWay() ? 0 : 1;
        }
    }

    /** The stretches of a way that touch the frame; a node the extract lacks ends one. */
    private List<List<Long>> inFrame(List<Long> way) {
        List<List<Long>> parts = new ArrayList<>();
        List<Long> part = new ArrayList<>();
        Envelope edge = around(frame);
        for (int i = 0; i + 1 < way.size(); i++) {
            if (touches(way.get(i), way.get(i + 1), edge)) {
                if (part.isEmpty()) {
                    part.add(way.get(i));
                }
                part.add(way.get(i + 1));
            } else if (!part.isEmpty()) {
                parts.add(part);
                part = new ArrayList<>();
            }
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    /** Both ends lie in the neighbourhood, and so were handed on. */
    private boolean touches(long one, long other, Envelope edge) {
        if (!nodes.has(one) || !nodes.has(other)) {
            return false;
        }
        Coordinate from = nodes.at(one);
        Coordinate to = nodes.at(other);
        return edge.contains(from) && edge.contains(to) && frame.intersects(from, to);
    }

    private static Envelope around(Envelope frame) {
        var around = new Envelope(frame);
        around.expandBy(0.01);
        return around;
    }

    private void takeBanks() {
        incomplete += banks.areas(nodes::numbered, this::add);
    }

    private void add(Polygon area) {
        List<Polygon> pieces = Cutting.pieces(area, frame);
        pieces.forEach(piece -> add(new GroundFeature(GroundKind.WATER, piece)));
        waters += pieces.isEmpty() ? 0 : 1;
    }

    private void add(GroundFeature feature) {
        features.add(feature);
        corners += feature.shape().getNumPoints();
        if (corners > limits.corners()) {
            throw new UnreadableExtract(UnreadableExtract.Reason.TOO_MANY_CORNERS);
        }
    }

    private Coordinate[] line(List<Long> ids) {
        return ids.stream().map(nodes::at).toArray(Coordinate[]::new);
    }
}
