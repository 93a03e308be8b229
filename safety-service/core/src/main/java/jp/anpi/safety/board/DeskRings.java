package jp.anpi.safety.board;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.safety.incident.IncidentFacts.DeskSeen;

/** What waits for somebody at the desk, and who was there last. */
final class DeskRings {

    private final Optional<Duration> answersWithin;
    private final Map<Integer, Instant> waits = new HashMap<>();
    private Optional<DeskSeen> seen;

    /** @param answersWithin after which time nobody is taken to be at the desk; empty when nothing is ever handed to it */
    DeskRings(Optional<Duration> answersWithin, Optional<DeskSeen> seen) {
        this.answersWithin = answersWithin;
        this.seen = seen;
    }

    /** Since when somebody's check waits for the desk, if it does. */
    void put(int number, Optional<Instant> since) {
        since.ifPresentOrElse(from -> waits.put(number, from), () -> waits.remove(number));
    }

    void acknowledged(DeskSeen now) {
        seen = Optional.of(now);
    }

    /** @param unidentified since when reports of danger about nobody known ring */
    DeskStanding standing(List<Instant> unidentified, Instant now) {
        int waiting = 0;
        Instant first = Instant.MAX;
        for (Instant since :
                Stream.concat(waits.values().stream(), unidentified.stream()).toList()) {
            if (seen.filter(last -> !last.at().isBefore(since)).isEmpty()) {
                waiting++;
                first = since.isBefore(first) ? since : first;
            }
        }
        Optional<Instant> since = waiting == 0 ? Optional.empty() : Optional.of(first);
        boolean nobody = since.flatMap(from -> answersWithin.map(from::plus))
                .filter(until -> !now.isBefore(until))
                .isPresent();
        return new DeskStanding(waiting, since, nobody, seen);
    }
}
