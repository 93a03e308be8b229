package jp.anpi.registry.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a line at a square (Liang and Barsky): the stretches that lie in it, in whole steps. */
final class LineClip {

    /** A quarter of a pixel when a tile of 4096 steps is drawn 256 pixels wide. */
    private static final int GRAIN = 4;

    private LineClip() {}

    /**
     * Each stretch's corners, x and y in turn, none twice in a row.
     *
     * @param line x and y in turn
     */
    static List<int[]> inside(double[] line, double low, double high) {
        List<int[]> parts = new ArrayList<>();
        int[] part = new int[line.length + 2];
        int size = 0;
        for (int i = 0; i + 3 < line.length; i += 2) {
            double[] span = span(line, i, low, high);
            if (span.length == 0) {
                size = end(parts, part, size);
                continue;
            }
            double dx = line[i + 2] - line[i];
            double dy = line[i + 3] - line[i + 1];
            if (size == 0) {
                size = put(part, size, line[i] + span[0] * dx, line[i + 1] + span[0] * dy);
            }
            size = put(part, size, line[i] + span[1] * dx, line[i + 1] + span[1] * dy);
            if (span[1] < 1) {
                size = end(parts, part, size);
            }
        }
        end(parts, part, size);
        return parts;
    }

    /** From which to which share of it a stroke lies inside; empty when nowhere. */
    private static double[] span(double[] line, int at, double low, double high) {
        double from = 0;
        double to = 1;
        for (int axis = 0; axis < 2; axis++) {
            double start = line[at + axis];
            double length = line[at + 2 + axis] - start;
            if (length == 0) {
                if (start < low || start > high) {
                    return new double[0];
                }
                continue;
            }
            double one = (low - start) / length;
            double other = (high - start) / length;
            from = Math.max(from, Math.min(one, other));
            to = Math.min(to, Math.max(one, other));
        }
        return from <= to ? new double[] {from, to} : new double[0];
    }

    private static int put(int[] part, int size, double x, double y) {
        int across = GRAIN * (int) Math.round(x / GRAIN);
        int down = GRAIN * (int) Math.round(y / GRAIN);
        if (size > 0 && part[size - 2] == across && part[size - 1] == down) {
            return size;
        }
        part[size] = across;
        part[size + 1] = down;
        return size + 2;
    }

    private static int end(List<int[]> parts, int[] part, int size) {
        if (size > 2) {
            parts.add(Arrays.copyOf(part, size));
        }
        return 0;
    }
}
