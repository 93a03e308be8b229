package jp.anpi.safety.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When reports that a check has let go must be read again. A check holds {@value SafetyCheck#MOST_FACTS} facts and lets go
 * what changes nothing; that stays true until something is taken back or corrected, or comes so late that it belongs before
 * what was let go. Without it a report that was unlinked or set aside would leave silence behind where others had been heard before.
 */
public final class Recall {

    private Recall() {}

    /** Whether the events need older reports; for nearly every check they do not. */
    public static boolean isWanted(SafetyCheck check, List<CheckEvent> events) {
        return !wanting(check, events).isEmpty();
    }

    /**
     * The same events, with the reports beside each that needs them.
     *
     * @param reports all that the person is known to be reported by; those not folded yet are passed over
     */
    public static List<CheckEvent> with(
            SafetyCheck check, List<CheckEvent> events, List<CheckEvent.Recalling.Report> reports) {
        List<Integer> wanting = wanting(check, events);
        return IntStream.range(0, events.size())
                .mapToObj(i -> wanting.contains(i) ? new CheckEvent.Recalling(events.get(i), reports) : events.get(i))
                .toList();
    }

    private static List<Integer> wanting(SafetyCheck check, List<CheckEvent> events) {
        boolean holdsAll = check.folded().size() + events.size() <= SafetyCheck.MOST_FACTS;
        if (holdsAll) {
            return List.of();
        }
        List<Integer> wanting = new ArrayList<>();
        Instant newest = check.facts().stream()
                .map(ReportFact::latest)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        boolean someLetGo = check.folded().size() > check.facts().size();
        Instant letGoUntil = check.letGoUntil().orElse(someLetGo ? newest : Instant.MIN);
        int held = check.facts().size();
        for (int i = 0; i < events.size(); i++) {
            if (wants(events.get(i), letGoUntil)) {
                wanting.add(i);
            }
            if (events.get(i) instanceof CheckEvent.Reported reported) {
                Instant latest = latest(reported);
                newest = latest.isAfter(newest) ? latest : newest;
                held++;
            }
            if (held > SafetyCheck.MOST_FACTS) {
                letGoUntil = newest; // one of them is let go by now, and which is seen only when it is folded
            }
        }
        return wanting;
    }

    /** @param letGoUntil the latest moment that anything let go can tell of */
    private static boolean wants(CheckEvent event, Instant letGoUntil) {
        return switch (event) {
            case CheckEvent.Reported reported ->
                !reported.received().observedAt().isAfter(letGoUntil)
                        || reported.received().report().supersedes().isPresent();
            case CheckEvent.Unlinked _, CheckEvent.Judged _, CheckEvent.CarryOverTakenBack _ -> true;
            case CheckEvent.Claimed _,
                    CheckEvent.Released _,
                    CheckEvent.Dispatched _,
                    CheckEvent.DispatchMoved _,
                    CheckEvent.Noted _,
                    CheckEvent.NoticeEnded _,
                    CheckEvent.ReporterUnavailable _,
                    CheckEvent.ReporterAvailable _,
                    CheckEvent.OfficeUnavailable _,
                    CheckEvent.OfficeAvailable _,
                    CheckEvent.CarriedOver _,
                    CheckEvent.Recalling _,
                    CheckEvent.IncidentChanged _ -> false;
        };
    }

    private static Instant latest(CheckEvent.Reported reported) {
        return reported.received().observedUntil().orElse(reported.received().observedAt());
    }
}
