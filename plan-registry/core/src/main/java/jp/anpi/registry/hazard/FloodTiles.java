package jp.anpi.registry.hazard;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.tile.KeptTiles;
import jp.anpi.registry.tile.TileLayer;
import jp.anpi.registry.tile.TileSquare;
import org.locationtech.jts.geom.Polygon;

/** The flood map to draw: layer {@code flood}, one feature for each depth rank, its number the {@code kind}. For any thread. */
public final class FloodTiles {

    private final KeptTiles<FloodMap> tiles;

    public FloodTiles(FloodMaps maps) {
        tiles = new KeptTiles<>(maps::current, FloodTiles::made);
    }

    /** A tile as the newest map has it; the shallowest ground first, so that what is deeper lies on top. */
    public byte[] tile(TileSquare square) {
        return tiles.tile(square);
    }

    private static byte[] made(FloodMap map, TileSquare square) {
        Map<DepthRank, List<Polygon>> byRank = new EnumMap<>(DepthRank.class);
        map.within(square.ground())
                .forEach(zone -> byRank.computeIfAbsent(zone.rank(), _ -> new ArrayList<>())
                        .add(zone.area()));
        var layer = new TileLayer("flood", square);
        byRank.forEach((rank, areas) -> layer.areas(rank.number(), areas));
        return layer.toTile();
    }
}
