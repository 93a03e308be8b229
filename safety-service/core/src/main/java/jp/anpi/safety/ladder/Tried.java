package jp.anpi.safety.ladder;

/**
 * How often somebody has tried in vain to reach the person, as whoever is asked next has to know.
 *
 * @param visit whether another call helps nobody and somebody has to go there
 */
public record Tried(int count, boolean visit) {

    /** Nobody has. */
    public static final Tried NEVER = new Tried(0, false);
}
