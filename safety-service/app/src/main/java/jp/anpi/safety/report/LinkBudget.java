package jp.anpi.safety.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.AnswerLink;
import jp.anpi.safety.contract.IncidentId;

/**
 * How many reports come in about one person by links: a family that writes every few minutes through an hour is let through, a
 * forwarded link that floods the desk is not. Bounded; when it is full it begins anew, which lets more through rather than less.
 */
final class LinkBudget {

    static final int MOST = 30;
    static final Duration WITHIN = Duration.ofHours(1);
    private static final int MOST_PEOPLE = 50_000;

    private final Map<About, Used> used = new ConcurrentHashMap<>();

    private record About(IncidentId incident, PersonId person) {}

    private record Used(Instant since, int count) {

        Used another(Instant now) {
            return now.isBefore(since.plus(WITHIN)) ? new Used(since, count + 1) : new Used(now, 1);
        }
    }

    /** Takes one; when there is none left, how long until there is. */
    Optional<Duration> take(AnswerLink link, Instant now) {
        if (used.size() > MOST_PEOPLE) {
            used.clear();
        }
        Used after = used.merge(
                new About(link.incident(), link.person()), new Used(now, 1), (known, _) -> known.another(now));
        return after.count() <= MOST
                ? Optional.empty()
                : Optional.of(Duration.between(now, after.since().plus(WITHIN)));
    }
}
