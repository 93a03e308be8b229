package jp.anpi.safety.matching;

/** Whether two words differ by so little that a slip is likely. */
final class Likeness {

    private static final int LONGEST = 24;

    private Likeness() {}

    /** One slip in a short word, one more for every four letters; something has to be left that agrees. */
    static boolean alike(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        int slips = longer < 2 ? 0 : 1 + (longer - 1) / 4;
        if (longer > LONGEST || Math.abs(one.length() - other.length()) > slips) {
            return false;
        }
        return distance(one, other) <= Math.min(slips, longer - 1);
    }

    /** Letters changed, left out, put in, or swapped with their neighbour. */
    static int distance(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] now = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            last[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            now[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                boolean same = one.charAt(row - 1) == other.charAt(column - 1);
                int best = Math.min(last[column - 1] + (same ? 0 : 1), Math.min(last[column], now[column - 1]) + 1);
                boolean swapped = row > 1
                        && column > 1
                        && one.charAt(row - 1) == other.charAt(column - 2)
                        && one.charAt(row - 2) == other.charAt(column - 1);
                now[column] = swapped ? Math.min(best, beforeLast[column - 2] + 1) : best;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = now;
            now = spare;
        }
        return last[other.length()];
    }
}
