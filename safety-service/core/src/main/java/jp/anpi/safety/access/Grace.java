package jp.anpi.safety.access;

import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long what somebody wrote may have waited on a device when what they were to a person or an office is over. Clocks of devices may
 * be wrong, so that what counts is when it arrives; and nobody is shown anything for it.
 */
public final class Grace {

    /** Whoever is without a network for longer has been telling it by telephone and on paper for long. */
    static final int DAYS = 14;

    private Grace() {}

    /** The days on one of which it may have been written, the last one first. */
    public static Stream<LocalDate> days(LocalDate last) {
        return IntStream.rangeClosed(0, DAYS).mapToObj(last::minusDays);
    }

    /** Whether it arrives soon enough after that last day. */
    public static boolean covers(LocalDate lastDay, LocalDate arrived) {
        return !arrived.isAfter(lastDay.plusDays(DAYS));
    }
}
