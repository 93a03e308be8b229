package jp.anpi.registry.hazard;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.tile.TileLayer;
import jp.anpi.registry.tile.TileSquare;
import org.locationtech.jts.geom.Polygon;

/** The flood map to draw: layer {@code flood}, one feature for each depth rank, its number the {@code kind}. For any thread. */
public final class FloodTiles {

    private static final int MOST_KEPT = 256;

    private final FloodMaps maps;
    private final Map<TileSquare, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private FloodMap keptOf = FloodMap.EMPTY;

    public FloodTiles(FloodMaps maps) {
        this.maps = maps;
    }

    /** A tile as the newest map has it; the shallowest ground first, so that what is deeper lies on top. */
    public byte[] tile(TileSquare square) {
        FloodMap map = maps.current();
        synchronized (kept) {
            if (keptOf != map) {
                kept.clear();
                keptOf = map;
            }
            byte[] known = kept.get(square);
            if (known != null) {
                return known.clone();
            }
        }
        byte[] made = made(map, square);
        synchronized (kept) {
            if (keptOf == map) {
                kept.put(square, made);
                if (kept.size() > MOST_KEPT) {
                    kept.remove(kept.keySet().iterator().next());
                }
            }
        }
        return made.clone();
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
