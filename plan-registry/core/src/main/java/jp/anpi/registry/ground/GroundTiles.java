package jp.anpi.registry.ground;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jp.anpi.registry.tile.KeptTiles;
import jp.anpi.registry.tile.TileLayer;
import jp.anpi.registry.tile.TileSquare;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Roads and water to draw: layer {@code ground}, one feature for each kind, its number the {@code kind}; from afar only what is large.
 * For any thread.
 */
public final class GroundTiles {

    private final KeptTiles<GroundMap> tiles;

    /** @param maps gives the same instance until another extract is taken in */
    public GroundTiles(Supplier<GroundMap> maps) {
        tiles = new KeptTiles<>(maps, GroundTiles::made);
    }

    /** A tile as the newest extract has it. */
    public byte[] tile(TileSquare square) {
        return tiles.tile(square);
    }

    private static byte[] made(GroundMap map, TileSquare square) {
        Map<GroundKind, List<Geometry>> byKind = new EnumMap<>(GroundKind.class);
        map.within(square.ground()).stream()
                .filter(feature -> square.zoom() >= feature.kind().nearestFrom())
                .forEach(feature -> byKind.computeIfAbsent(feature.kind(), _ -> new ArrayList<>())
                        .add(feature.shape()));
        var layer = new TileLayer("ground", square);
        byKind.forEach((kind, shapes) -> {
            if (kind.isArea()) {
                layer.areas(
                        kind.number(), shapes.stream().map(Polygon.class::cast).toList());
            } else {
                layer.lines(
                        kind.number(),
                        shapes.stream().map(LineString.class::cast).toList());
            }
        });
        return layer.toTile();
    }
}
