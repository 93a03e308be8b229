package jp.anpi.registry.tile;

import java.util.Arrays;

/** Cuts a ring at a square, side by side (Sutherland and Hodgman); what it leaves along the edges encloses nothing. */
final class RingClip {

    /** A quarter of a pixel when a tile of 4096 steps is drawn 256 pixels wide. */
    private static final int GRAIN = 4;

    private static final int WEST = 0;
    private static final int EAST = 1;
    private static final int NORTH = 2;
    private static final int SOUTH = 3;

    private RingClip() {}

    /**
     * The corners in whole steps, x and y in turn, none twice in a row; empty when nothing is left.
     *
     * @param ring x and y in turn, not closed
     */
    static int[] inside(double[] ring, double low, double high) {
        double[] left = ring;
        for (int side : new int[] {WEST, EAST, NORTH, SOUTH}) {
            if (left.length == 0) {
                return new int[0];
            }
            left = cut(left, side, side == WEST || side == NORTH ? low : high);
        }
        return rounded(left);
    }

    /** Twice the area; above 0 for a ring that runs clockwise where y grows downwards. */
    static long doubleArea(int[] ring) {
        long sum = 0;
        for (int i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
            sum += (long) ring[before] * ring[i + 1] - (long) ring[i] * ring[before + 1];
        }
        return sum;
    }

    private static double[] cut(double[] ring, int side, double edge) {
        double[] kept = new double[2 * ring.length + 4];
        int size = 0;
        int last = ring.length - 2;
        for (int i = 0; i < ring.length; last = i, i += 2) {
            boolean here = isInside(ring, i, side, edge);
            if (here != isInside(ring, last, side, edge)) {
                boolean upright = side == WEST || side == EAST;
                double share = upright
                        ? (edge - ring[last]) / (ring[i] - ring[last])
                        : (edge - ring[last + 1]) / (ring[i + 1] - ring[last + 1]);
                kept[size++] = upright ? edge : ring[last] + share * (ring[i] - ring[last]);
                kept[size++] = upright ? ring[last + 1] + share * (ring[i + 1] - ring[last + 1]) : edge;
            }
            if (here) {
                kept[size++] = ring[i];
                kept[size++] = ring[i + 1];
            }
        }
        return Arrays.copyOf(kept, size);
    }

    private static boolean isInside(double[] ring, int at, int side, double edge) {
        return switch (side) {
            case WEST -> ring[at] >= edge;
            case EAST -> ring[at] <= edge;
            case NORTH -> ring[at + 1] >= edge;
            default -> ring[at + 1] <= edge;
        };
    }

    private static int[] rounded(double[] ring) {
        int[] steps = new int[ring.length];
        int size = 0;
        for (int i = 0; i < ring.length; i += 2) {
            int x = GRAIN * (int) Math.round(ring[i] / GRAIN);
            int y = GRAIN * (int) Math.round(ring[i + 1] / GRAIN);
            if (size == 0 || steps[size - 2] != x || steps[size - 1] != y) {
                steps[size++] = x;
                steps[size++] = y;
            }
        }
        while (size > 2 && steps[0] == steps[size - 2] && steps[1] == steps[size - 1]) {
            size -= 2;
        }
        return size < 6 ? new int[0] : Arrays.copyOf(steps, size);
    }
}
