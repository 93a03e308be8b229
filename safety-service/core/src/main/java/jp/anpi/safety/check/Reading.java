package jp.anpi.safety.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;

/**
 * What all facts about a person together mean at one moment. The same facts give the same reading, whatever their order of
 * arrival.
 *
 * @param condition direct beats hearsay, later observed beats earlier; UNKNOWN when nobody has said
 * @param place the newest stated by its own time; UNKNOWN when nobody has said
 * @param needs open needs, NONE not among them
 * @param danger rescue, serious injury, or power lost where life depends on it: the desk's at once
 * @param answered whether the group's evidence is met, good news or bad, so that nobody needs to be asked now
 * @param recheckAt when asking begins anew although answered; empty when it does not
 * @param confirmedAt when the newest good-enough confirmation was observed, even when it has grown stale
 * @param confirmedUntil when a standing confirmation grows stale; empty when none stands
 * @param staleSince when the last confirmation grew stale; empty when there is none or it stands
 * @param conflicts at most {@value #MOST_CONFLICTS}
 */
public record Reading(
        CheckStatus status,
        Condition condition,
        PlaceKind place,
        Set<NeedKind> needs,
        boolean danger,
        boolean deathReported,
        boolean answered,
        Optional<Instant> recheckAt,
        Optional<Instant> confirmedAt,
        Optional<Instant> confirmedUntil,
        Optional<Instant> staleSince,
        Optional<Instant> lastReportAt,
        List<Conflict> conflicts) {

    static final int MOST_CONFLICTS = 8;

    /** Nothing has been heard. Silence is never shown as safe. */
    public static final Reading SILENCE = new Reading(
            CheckStatus.SILENT,
            Condition.UNKNOWN,
            PlaceKind.UNKNOWN,
            Set.of(),
            false,
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    public Reading {
        needs = Set.copyOf(needs);
        conflicts = List.copyOf(conflicts);
    }
}
