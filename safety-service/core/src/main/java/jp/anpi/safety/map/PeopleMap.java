package jp.anpi.safety.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.CheckStatus;

/**
 * Where the people of one incident live and how they stand, for any thread. From afar a tile holds counts of a grid, so that
 * a whole city is a picture and not a smear; from {@link #PEOPLE_FROM} on it holds single people. A tile names nobody: who
 * lies where somebody clicks is asked by {@link #within}. People are told apart by their number in the roster. 9 bytes and a bit
 * each, and 4 bytes in their block.
 */
// Columns live in primitive arrays of one process: an enum's place is the index, never stored.
@SuppressWarnings("EnumOrdinal")
public final class PeopleMap {

    /** The zoom from which on single people are drawn. */
    public static final int PEOPLE_FROM = 14;

    private static final PriorityGroup[] GROUPS = PriorityGroup.values();
    private static final CheckStatus[] STATES = CheckStatus.values();
    private static final int KINDS = GROUPS.length * STATES.length;

    /** Cells along one side of a tile from afar: 32 pixels of a screen each. */
    private static final int CELLS = 8;

    private static final int CELL_BITS = 3;
    private static final int CELL_SIDE = PointLayer.EXTENT / CELLS;

    /** How far outside a tile a point may lie and still reach into it when it is drawn, in steps of the tile. */
    private static final int MARGIN = 128;

    private static final int MOST_KEPT = 512;
    private static final byte NOWHERE = -1;

    /** Beside the kind of somebody to whom a car or a team is out. */
    private static final byte CAR = 32;

    private static final String CARS = ".CAR";

    private int[] xs;
    private int[] ys;
    private byte[] kinds;
    private final BitSet nearby = new BitSet();
    private final Map<Long, Block> blocks = new HashMap<>();
    private final Set<TileId> changed = new LinkedHashSet<>();
    private final Map<TileId, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long changes;
    private int placed;

    /** The people of one tile of zoom {@link #PEOPLE_FROM}. */
    private static final class Block {

        private final TileId id;
        private int[] people = new int[8];
        private int size;
        private long changedAt;

        Block(TileId id) {
            this.id = id;
        }

        void add(int person) {
            if (size == people.length) {
                people = Arrays.copyOf(people, size + (size >> 1));
            }
            people[size++] = person;
        }
    }

    /** A tile as it was encoded after that many changes. */
    // Its own instance is never compared, and nobody writes into the bytes.
    @SuppressWarnings("ArrayRecordComponent")
    private record Kept(long changes, byte[] bytes) {}

    /** @param expected saves copying while the roster comes in */
    public PeopleMap(int expected) {
        int lines = Math.max(16, expected);
        xs = new int[lines];
        ys = new int[lines];
        kinds = new byte[lines];
        Arrays.fill(kinds, NOWHERE);
    }

    /**
     * Somebody silent lives there; does nothing for somebody who has a place.
     *
     * @param isNearby whether the position only stands for the part of the town
     */
    public synchronized void place(int person, PriorityGroup group, Position home, boolean isNearby) {
        makeRoom(person);
        if (kinds[person] != NOWHERE) {
            return;
        }
        xs[person] = Mercator.x(home);
        ys[person] = Mercator.y(home);
        kinds[person] = kind(group, CheckStatus.SILENT);
        nearby.set(person, isNearby);
        Block block = blockOf(person);
        block.add(person);
        note(block);
        placed++;
    }

    /**
     * How somebody stands now; does nothing for somebody who has no place on the map.
     *
     * @param car whether a car or a team is out to them
     */
    public synchronized void set(int person, CheckStatus status, boolean car) {
        if (person >= kinds.length || kinds[person] == NOWHERE) {
            return;
        }
        byte kind = kind(GROUPS[kindOf(person) / STATES.length], status);
        byte now = car ? (byte) (kind | CAR) : kind;
        if (now != kinds[person]) {
            kinds[person] = now;
            note(blockOf(person));
        }
    }

    /** How many have a place. */
    public synchronized int placed() {
        return placed;
    }

    /** The tiles of zoom {@link #PEOPLE_FROM} that look different since this was last asked. */
    public synchronized List<TileId> takeChanged() {
        List<TileId> since = List.copyOf(changed);
        changed.clear();
        return since;
    }

    /**
     * A tile to draw: layer {@code cells}, points with a count for each {@code GROUP.STATUS} that occurs, or layer
     * {@code people}, points with {@code group} and {@code state}. To how many of a group a car is out is a cell's
     * {@code GROUP.CAR}; such a point has {@code car}, and one that only stands for a part of the town {@code nearby}.
     *
     * @param hidden who must not be drawn singly, whatever was known when they got their place
     */
    public synchronized byte[] tile(TileId tile, IntPredicate hidden) {
        if (tile.zoom() >= PEOPLE_FROM) {
            return people(tile, hidden);
        }
        List<Block> inside = blocksIn(tile);
        long newest = inside.stream().mapToLong(block -> block.changedAt).max().orElse(0);
        Kept known = kept.get(tile);
        if (known == null || known.changes < newest) {
            known = new Kept(changes, cells(tile, inside));
            kept.put(tile, known);
            if (kept.size() > MOST_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return known.bytes;
    }

    /**
     * Who lives in a box; empty when it holds more than {@code most}.
     *
     * @param northWest a corner that lies inside
     * @param southEast the opposite one, which lies inside too
     */
    public synchronized Optional<int[]> within(Position northWest, Position southEast, int most) {
        int west = Mercator.x(northWest);
        int east = Mercator.x(southEast);
        int north = Mercator.y(northWest);
        int south = Mercator.y(southEast);
        IntStream.Builder found = IntStream.builder();
        int[] count = {0};
        forEachIn(west, north, east, south, person -> {
            if (count[0]++ < most) {
                found.add(person);
            }
        });
        return count[0] > most ? Optional.empty() : Optional.of(found.build().toArray());
    }

    private byte[] people(TileId tile, IntPredicate hidden) {
        PointLayer layer = new PointLayer("people");
        int group = layer.key("group");
        int state = layer.key("state");
        int car = layer.key("car");
        int about = layer.key("nearby");
        int yes = layer.value(1);
        int[] tags = {group, 0, state, 0, 0, yes, 0, yes};
        int bitsOfAStep = tile.shift() - 12;
        int left = tile.x() << tile.shift();
        int top = tile.y() << tile.shift();
        int margin = MARGIN << bitsOfAStep;
        int side = (1 << tile.shift()) - 1;
        forEachIn(left - margin, top - margin, left + side + margin, top + side + margin, person -> {
            if (!hidden.test(person)) {
                int kind = kindOf(person);
                tags[1] = layer.value(GROUPS[kind / STATES.length].name());
                tags[3] = layer.value(STATES[kind % STATES.length].name());
                int length = 4;
                if (hasCar(person)) {
                    tags[length] = car;
                    length += 2;
                }
                if (nearby.get(person)) {
                    tags[length] = about;
                    length += 2;
                }
                layer.point(xs[person] - left >> bitsOfAStep, ys[person] - top >> bitsOfAStep, tags, length);
            }
        });
        return layer.toTile();
    }

    private byte[] cells(TileId tile, List<Block> inside) {
        int[] counts = new int[CELLS * CELLS * KINDS];
        int[] cars = new int[CELLS * CELLS * GROUPS.length];
        int shift = tile.shift() - CELL_BITS;
        for (Block block : inside) {
            for (int i = 0; i < block.size; i++) {
                int person = block.people[i];
                int column = xs[person] >> shift & CELLS - 1;
                int line = ys[person] >> shift & CELLS - 1;
                int cell = line * CELLS + column;
                int kind = kindOf(person);
                counts[cell * KINDS + kind]++;
                cars[cell * GROUPS.length + kind / STATES.length] += hasCar(person) ? 1 : 0;
            }
        }
        PointLayer layer = new PointLayer("cells");
        int[] tags = new int[2 * (KINDS + GROUPS.length)];
        for (int cell = 0; cell < CELLS * CELLS; cell++) {
            int length = 0;
            for (int kind = 0; kind < KINDS; kind++) {
                int count = counts[cell * KINDS + kind];
                if (count > 0) {
                    tags[length++] = layer.key(word(kind));
                    tags[length++] = layer.value(count);
                }
            }
            for (int group = 0; group < GROUPS.length; group++) {
                int out = cars[cell * GROUPS.length + group];
                if (out > 0) {
                    tags[length++] = layer.key(GROUPS[group].name() + CARS);
                    tags[length++] = layer.value(out);
                }
            }
            if (length > 0) {
                int x = cell % CELLS * CELL_SIDE + CELL_SIDE / 2;
                int y = cell / CELLS * CELL_SIDE + CELL_SIDE / 2;
                layer.point(x, y, tags, length);
            }
        }
        return layer.toTile();
    }

    private List<Block> blocksIn(TileId tile) {
        int deeper = PEOPLE_FROM - tile.zoom();
        List<Block> inside = new ArrayList<>();
        for (Block block : blocks.values()) {
            if (block.id.x() >> deeper == tile.x() && block.id.y() >> deeper == tile.y()) {
                inside.add(block);
            }
        }
        return inside;
    }

    private void forEachIn(int west, int north, int east, int south, IntConsumer action) {
        for (Block block : blocks.values()) {
            int shift = block.id.shift();
            boolean touches = block.id.x() >= west >> shift
                    && block.id.x() <= east >> shift
                    && block.id.y() >= north >> shift
                    && block.id.y() <= south >> shift;
            for (int i = 0; touches && i < block.size; i++) {
                int person = block.people[i];
                if (xs[person] >= west && xs[person] <= east && ys[person] >= north && ys[person] <= south) {
                    action.accept(person);
                }
            }
        }
    }

    private Block blockOf(int person) {
        int shift = Mercator.BITS - PEOPLE_FROM;
        int x = xs[person] >> shift;
        int y = ys[person] >> shift;
        return blocks.computeIfAbsent((long) x << 32 | y, _ -> new Block(new TileId(PEOPLE_FROM, x, y)));
    }

    private void note(Block block) {
        block.changedAt = ++changes;
        changed.add(block.id);
    }

    private void makeRoom(int person) {
        if (person >= kinds.length) {
            int old = kinds.length;
            int lines = Math.max(person + 1, old + (old >> 1));
            xs = Arrays.copyOf(xs, lines);
            ys = Arrays.copyOf(ys, lines);
            kinds = Arrays.copyOf(kinds, lines);
            Arrays.fill(kinds, old, lines, NOWHERE);
        }
    }

    private int kindOf(int person) {
        return kinds[person] & ~CAR;
    }

    private boolean hasCar(int person) {
        return (kinds[person] & CAR) != 0;
    }

    private static byte kind(PriorityGroup group, CheckStatus status) {
        return (byte) (group.ordinal() * STATES.length + status.ordinal());
    }

    private static String word(int kind) {
        return GROUPS[kind / STATES.length].name() + "." + STATES[kind % STATES.length].name();
    }
}
