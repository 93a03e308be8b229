package jp.anpi.safety.ladder;

import java.time.Instant;
import java.util.Optional;
import jp.anpi.safety.contract.AskReason;

/**
 * Where a check stands on its ladder, as far as the next step depends on it.
 *
 * @param rung the rung being asked, counted from 1; 0 when nobody is asked
 * @param dueAt when the rung's time is up; empty when nobody is asked, and at the desk
 * @param answered whether what is known needs no further asking now
 * @param danger whether an open danger is reported: that is the desk's at once, whatever the rung
 * @param push why the rung is given up before its time, for example an "unreachable" report
 * @param begin the reason to give when asking starts from the bottom
 */
public record Climb(
        int rung,
        Optional<Instant> dueAt,
        boolean answered,
        boolean danger,
        Optional<AskReason> push,
        AskReason begin) {}
