package jp.anpi.registry.schedule;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.WeeklyService;
import reactor.core.publisher.Mono;

/** What the exchange tells beside weeks that are kept by hand. */
public final class ToldWeeks {

    private final Schedules schedules;

    ToldWeeks(Schedules schedules) {
        this.schedules = schedules;
    }

    /** Of those of whom it tells something. */
    public Mono<Map<PersonId, List<WeeklyService>>> of(Collection<PersonId> people) {
        return schedules.told().services(people);
    }

    /** The weeks of these people are others: of whoever it tells anything, the table is read anew. */
    public Mono<Void> tellAgain(Collection<PersonId> people) {
        return schedules.tellAgain(people);
    }

    /** Whether that is all that has come to somebody since they were left so. */
    public Mono<Boolean> isAllSince(PersonState left, PersonState now) {
        return schedules.told().isAllSince(left, now);
    }
}
