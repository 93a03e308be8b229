package jp.anpi.registry.hazard;

/**
 * Which publication a map of floods is.
 *
 * @param name as people call it
 * @param year of its data (データ年度), which is older than the file
 * @param attribution whose work it is, as its licence wants it said; may be empty for a city's own
 */
public record FloodSource(String name, int year, String attribution) {

    /** The first year for which such maps exist. */
    public static final int FIRST_YEAR = 2000;
}
