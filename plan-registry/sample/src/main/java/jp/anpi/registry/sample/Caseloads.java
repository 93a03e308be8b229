package jp.anpi.registry.sample;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** How many clients each care manager has: 35 to 40, all clients served. */
final class Caseloads {

    static final int FEWEST = 35;
    static final int MOST = 40;

    private Caseloads() {}

    /** The sizes of the caseloads, in no order; their number is what makes 37.5 the mean. */
    static int[] split(int clients, RandomGenerator dice) {
        int managers = (int) Math.round(clients / ((FEWEST + MOST) / 2.0));
        int[] sizes = new int[managers];
        Arrays.fill(sizes, clients / managers);
        for (int rest = 0; rest < clients % managers; rest++) {
            sizes[rest]++;
        }
        for (int round = 0; round < 4 * managers; round++) {
            int giver = dice.nextInt(managers);
            int taker = dice.nextInt(managers);
            if (giver != taker && sizes[giver] > FEWEST && sizes[taker] < MOST) {
                sizes[giver]--;
                sizes[taker]++;
            }
        }
        return sizes;
    }
}
