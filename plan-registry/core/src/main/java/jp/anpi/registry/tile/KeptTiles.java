package jp.anpi.registry.tile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tiles of a map that is replaced now and then: the most wanted are kept, none of a map before. For any thread.
 *
 * @param <M> a map that never changes
 */
public final class KeptTiles<M> {

    private static final int MOST_KEPT = 256;

    private final Supplier<M> maps;
    private final BiFunction<M, TileSquare, byte[]> maker;
    private final Map<TileSquare, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable M keptOf;

    /** @param maps gives the same instance until there is another map */
    public KeptTiles(Supplier<M> maps, BiFunction<M, TileSquare, byte[]> maker) {
        this.maps = maps;
        this.maker = maker;
    }

    /** A tile as the newest map has it. */
    public byte[] tile(TileSquare square) {
        M map = maps.get();
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
        byte[] made = maker.apply(map, square);
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
}
