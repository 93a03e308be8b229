package jp.anpi.safety.board;

import java.util.Comparator;
import java.util.List;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.safety.incident.SilenceKind;

/**
 * Who answers and who is silent in one district, of the people somebody is asked about.
 *
 * @param of all of them
 * @param heard of whom something is known: confirmed, or in need of help
 * @param silent about whom nothing is known and nobody is trying
 * @param silentInOutage of the silent, whose home is where the power is declared out
 * @param othersAnswer whether so many are heard of in the other districts that here, too, somebody would have been
 */
public record AreaSilence(
        DistrictId district, int of, int heard, int silent, int silentInOutage, boolean othersAnswer) {

    /** With fewer neighbours, their answers say nothing about one person. */
    public static final int FEWEST_NEIGHBOURS = 5;

    /** From one in so many on, neighbours count as answering. */
    private static final int ONE_IN = 10;

    /** Where so many are to be expected, that nobody is heard of is hardly chance (once in twenty). */
    private static final int EXPECTED = 3;

    private static final Comparator<AreaSilence> MOST_WORRYING_FIRST = Comparator.comparing(AreaSilence::kind)
            .thenComparing(Comparator.comparingInt(AreaSilence::silent).reversed())
            .thenComparing(area -> area.district().value());

    /**
     * Whether a district of {@code of} people ought to be heard of by now.
     *
     * @param others people somebody is asked about in all other districts, and {@code heard} of whom something is known
     */
    static boolean othersAnswer(int of, int others, int heard) {
        return others > 0 && (long) heard * of >= (long) EXPECTED * others;
    }

    /** How the silence of somebody there is to be read who is not where the power is out. */
    public SilenceKind around() {
        int neighbours = of - 1;
        if (neighbours < FEWEST_NEIGHBOURS) {
            return SilenceKind.UNCLEAR;
        }
        if (heard == 0 && othersAnswer) {
            return SilenceKind.AREA_SILENT;
        }
        return heard * ONE_IN >= neighbours ? SilenceKind.NEIGHBOURS_ANSWER : SilenceKind.UNCLEAR;
    }

    /** How the silence of one person there is to be read. */
    public SilenceKind of(boolean powerOut) {
        return powerOut ? SilenceKind.POWER_OUT : around();
    }

    /** How the silence of the district as a whole is to be read. */
    public SilenceKind kind() {
        return silent > 0 && silent == silentInOutage ? SilenceKind.POWER_OUT : around();
    }

    /** Districts with silent people: unexplained silence first, then where most are silent. */
    public static List<AreaSilence> ranked(List<AreaSilence> all) {
        return all.stream()
                .filter(area -> area.silent() > 0)
                .sorted(MOST_WORRYING_FIRST)
                .toList();
    }
}
