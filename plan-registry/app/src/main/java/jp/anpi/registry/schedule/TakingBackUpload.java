package jp.anpi.registry.schedule;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.anpi.registry.http.problem.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes the newest upload back: every month that nobody changed since is what it was, and whoever it concerns is told. */
final class TakingBackUpload {

    private static final int AT_ONCE = 16;

    private final CareMonths months;
    private final CareNumbers numbers;
    private final OfficeNumbers offices;
    private final ScheduleTelling telling;
    private final UploadsBefore before;

    TakingBackUpload(
            CareMonths months,
            CareNumbers numbers,
            OfficeNumbers offices,
            ScheduleTelling telling,
            UploadsBefore before) {
        this.months = months;
        this.numbers = numbers;
        this.offices = offices;
        this.telling = telling;
        this.before = before;
    }

    /**
     * What came of it.
     *
     * @param restored months that are again as they were
     * @param kept months that somebody changed since, and that stay
     * @param told to how many people's states something new was published
     */
    record TakenBack(long restored, long kept, long told) {}

    /** Refused (409) unless it is the newest; may be repeated after it broke off. */
    Mono<TakenBack> takeBack(UUID upload) {
        return before.alone(restore(upload));
    }

    private Mono<TakenBack> restore(UUID upload) {
        return before.newest()
                .filter(newest -> newest.id().equals(upload))
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(ScheduleProblem.NOT_THE_NEWEST).refused()))
                .then(offices.known())
                .flatMap(register -> before.pages(upload)
                        .concatMap(page -> page(page, register), 1)
                        .reduce(new TakenBack(0, 0, 0), TakingBackUpload::together))
                .flatMap(done -> before.forget(upload).thenReturn(done));
    }

    private Mono<TakenBack> page(List<UploadsBefore.Image> page, OfficeNumbers.Known register) {
        return months.find(page.stream().map(image -> image.before().id()).toList())
                .flatMap(now -> Flux.fromIterable(page)
                        .flatMap(image -> restored(image, now), AT_ONCE)
                        .filter(restored -> restored)
                        .count())
                .flatMap(restored -> numbers.people(page.stream()
                                .map(image -> image.before().owner())
                                .collect(Collectors.toSet()))
                        .flatMap(people -> Flux.fromStream(
                                        people.values().stream().distinct())
                                .flatMap(person -> telling.tell(person, register), AT_ONCE)
                                .filter(told -> told)
                                .count())
                        .map(told -> new TakenBack(restored, page.size() - restored, told)));
    }

    private Mono<Boolean> restored(UploadsBefore.Image image, Map<String, CareMonths.Kept> now) {
        CareMonths.Kept there = now.get(image.before().id());
        return there != null && image.isLeftAsItWas(there)
                ? months.put(there.with(image.before().month()))
                : Mono.just(false);
    }

    private static TakenBack together(TakenBack one, TakenBack other) {
        return new TakenBack(one.restored() + other.restored(), one.kept() + other.kept(), one.told() + other.told());
    }
}
