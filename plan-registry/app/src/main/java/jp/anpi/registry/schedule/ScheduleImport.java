package jp.anpi.registry.schedule;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.http.problem.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Takes in files of the exchange: reads them, folds them into people's months one by one, and tells what changed. Every month is
 * a document of its own and folding the same file again changes nothing, so an upload that broke off is sent once more; of two
 * at once the second is told to wait.
 */
final class ScheduleImport {

    private static final int MONTHS_AT_ONCE = 200;
    private static final int WRITES_AT_ONCE = 16;
    private static final int TRIES = 8;

    private final CareNumbers numbers;
    private final CareMonths months;
    private final OfficeNumbers offices;
    private final ScheduleTelling telling;
    private final UploadsBefore before;

    ScheduleImport(
            CareNumbers numbers,
            CareMonths months,
            OfficeNumbers offices,
            ScheduleTelling telling,
            UploadsBefore before) {
        this.numbers = numbers;
        this.months = months;
        this.offices = offices;
        this.telling = telling;
        this.before = before;
    }

    /** Answers what it would come to and changes nothing. */
    Mono<ExchangeImported> look(List<ExchangeUpload> files, Language language) {
        return take(files, Optional.empty(), language);
    }

    /** @param upload by which it can be taken back until the next */
    Mono<ExchangeImported> take(List<ExchangeUpload> files, UploadsBefore.Upload upload, Language language) {
        return take(files, Optional.of(upload), language);
    }

    private Mono<ExchangeImported> take(
            List<ExchangeUpload> files, Optional<UploadsBefore.Upload> upload, Language language) {
        return Mono.fromCallable(() -> ExchangeBatch.read(files, numbers::key))
                .subscribeOn(Schedulers.boundedElastic())
                .publishOn(Schedulers.parallel())
                .flatMap(batch -> upload.filter(_ -> !batch.deliveries().isEmpty())
                        .map(one -> before.during(one, take(batch, Optional.of(one.id()), language)))
                        .orElseGet(() -> take(batch, upload.map(UploadsBefore.Upload::id), language)));
    }

    private Mono<ExchangeImported> take(ExchangeBatch batch, Optional<UUID> upload, Language language) {
        boolean dryRun = upload.isEmpty();
        return Mono.zip(fold(batch, upload), numbers.people(batch.owners().keySet()), offices.known())
                .flatMap(done -> tell(done.getT2().values(), done.getT3(), dryRun)
                        .map(told -> new ExchangeAnswer(
                                        batch, done.getT2(), done.getT3().providers(), language)
                                .of(done.getT1(), told, dryRun)));
    }

    private Mono<Map<MonthFate, Integer>> fold(ExchangeBatch batch, Optional<UUID> upload) {
        return Flux.fromIterable(batch.deliveries().entrySet())
                .buffer(MONTHS_AT_ONCE)
                .concatMap(some -> foldSome(some, batch.owners(), upload))
                .collect(Collectors.toMap(fate -> fate, _ -> 1, Integer::sum));
    }

    private Flux<MonthFate> foldSome(
            List<Map.Entry<String, List<Delivery>>> some, Map<String, Insured> owners, Optional<UUID> upload) {
        List<String> ids = some.stream().map(Map.Entry::getKey).toList();
        return months.find(ids)
                .flatMapMany(kept -> Flux.fromIterable(some)
                        .flatMap(
                                entry -> foldOne(
                                        Optional.ofNullable(kept.get(entry.getKey()))
                                                .orElseGet(() -> unknown(entry.getKey(), owners, entry.getValue())),
                                        entry.getValue(),
                                        upload),
                                WRITES_AT_ONCE));
    }

    private static CareMonths.Kept unknown(String id, Map<String, Insured> owners, List<Delivery> deliveries) {
        String owner = id.substring(0, id.indexOf('/'));
        Delivery first = deliveries.getFirst();
        return new CareMonths.Kept(
                owner, CareMonth.empty(owners.getOrDefault(owner, first.insured()), first.month()), 0);
    }

    private Mono<MonthFate> foldOne(CareMonths.Kept kept, List<Delivery> deliveries, Optional<UUID> upload) {
        return upload.map(run -> store(kept, deliveries, run)
                        .switchIfEmpty(Mono.defer(() -> again(kept.id(), deliveries, run, TRIES))))
                .orElseGet(() -> Mono.just(fate(kept, folded(kept, deliveries))));
    }

    /** Somebody else changed the month meanwhile: what they made of it is read and folded into. */
    private Mono<MonthFate> again(String id, List<Delivery> deliveries, UUID upload, int tries) {
        if (tries == 0) {
            return Mono.error(Problem.of(ScheduleProblem.CHANGED_MEANWHILE).refused());
        }
        return months.find(List.of(id))
                .flatMap(found -> Mono.justOrEmpty(found.get(id)))
                .flatMap(kept -> store(kept, deliveries, upload))
                .switchIfEmpty(Mono.defer(() -> again(id, deliveries, upload, tries - 1)));
    }

    /** Empty when somebody else was faster. */
    private Mono<MonthFate> store(CareMonths.Kept kept, List<Delivery> deliveries, UUID upload) {
        CareMonth month = folded(kept, deliveries);
        MonthFate fate = fate(kept, month);
        return month.equals(kept.month())
                ? Mono.just(fate)
                : before.put(upload, kept)
                        .then(Mono.defer(() -> months.put(kept.with(month))))
                        .flatMap(stored -> stored ? Mono.just(fate) : Mono.empty());
    }

    private static CareMonth folded(CareMonths.Kept kept, List<Delivery> deliveries) {
        CareMonth month = kept.month();
        for (Delivery delivery : deliveries) {
            month = month.with(delivery);
        }
        return month;
    }

    private static MonthFate fate(CareMonths.Kept kept, CareMonth now) {
        if (now.visits().equals(kept.month().visits())
                && now.isKnown() == kept.month().isKnown()) {
            return MonthFate.UNCHANGED;
        }
        if (!now.isKnown()) {
            return MonthFate.WITHDRAWN;
        }
        return kept.month().isKnown() ? MonthFate.CHANGED : MonthFate.ADDED;
    }

    private Mono<Long> tell(Collection<PersonId> people, OfficeNumbers.Known register, boolean dryRun) {
        return dryRun
                ? Mono.just(0L)
                : Flux.fromStream(people.stream().distinct())
                        .flatMap(person -> telling.tell(person, register), WRITES_AT_ONCE)
                        .filter(told -> told)
                        .count();
    }
}
