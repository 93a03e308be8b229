package jp.anpi.registry.schedule;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.particulars.LifeSpan;
import jp.anpi.registry.person.ParticularsStore;
import jp.anpi.registry.store.DeclaresIndexes;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All that knows about schedules, brought up together. */
public final class Schedules implements DeclaresIndexes {

    private static final int AT_ONCE = 16;
    private static final int PAGE = 1_000;

    private final CareNumbers numbers;
    private final CareMonths careMonths;
    private final OfficeNumbers offices;
    private final ToldSchedules told;
    private final ScheduleTelling telling;
    private final UploadsBefore uploads;
    private final ScheduleImport exchange;
    private final TakingBackUpload takingBack;
    private final ScheduleCoverage coverage;
    private final ParticularsStore particulars;
    private final Duration transport;
    private final ZoneId zone;
    private final InstantSource clock;

    Schedules(
            CareNumbers numbers,
            CareMonths careMonths,
            OfficeNumbers offices,
            ToldSchedules told,
            ScheduleTelling telling,
            UploadsBefore uploads,
            ScheduleCoverage coverage,
            ParticularsStore particulars,
            Duration transport,
            ZoneId zone,
            InstantSource clock) {
        this.numbers = numbers;
        this.careMonths = careMonths;
        this.offices = offices;
        this.told = told;
        this.telling = telling;
        this.coverage = coverage;
        this.particulars = particulars;
        this.transport = transport;
        this.zone = zone;
        this.clock = clock;
        this.uploads = uploads;
        this.exchange = new ScheduleImport(numbers, careMonths, offices, telling, uploads);
        this.takingBack = new TakingBackUpload(careMonths, numbers, offices, telling, uploads);
    }

    @Override
    public Mono<Void> createIndexes() {
        return numbers.createIndexes()
                .then(careMonths.createIndexes())
                .then(uploads.createIndexes())
                .then(told.createIndexes())
                .then(offices.createIndexes());
    }

    @Override
    public Mono<Void> completeOlder() {
        return careMonths.completeOlder().then(told.completeOlder());
    }

    CareNumbers numbers() {
        return numbers;
    }

    PersonMonths months() {
        return new PersonMonths(numbers, careMonths);
    }

    OfficeNumbers offices() {
        return offices;
    }

    ScheduleTelling telling() {
        return telling;
    }

    ScheduleImport exchange() {
        return exchange;
    }

    UploadsBefore uploads() {
        return uploads;
    }

    TakingBackUpload takingBack() {
        return takingBack;
    }

    ScheduleCoverage coverage() {
        return coverage;
    }

    /**
     * @param lives where in life the person was, as far as anybody noted it
     * @param register by which the answer's offices are named
     */
    record Known(WhoHas who, List<LifeSpan> lives, OfficeNumbers.Known register) {}

    Mono<Known> whoHas(PersonState person) {
        return Mono.zip(
                        months().of(person.id()).collectList(),
                        told.of(person.id()),
                        offices.known(),
                        particulars.find(person.id()))
                .map(known -> {
                    OfficeNumbers.Known register = known.getT3();
                    var byHand = person.services().stream()
                            .filter(service -> !known.getT2().services().contains(service))
                            .toList();
                    var week = new WhoHas.Week(byHand, register::isOutside);
                    return new Known(
                            new WhoHas(known.getT1(), week, register.providers(), transport, zone),
                            known.getT4().known().lives(),
                            register);
                });
    }

    /** These people go by these numbers now: of whom months are known already, the table is read anew. */
    Mono<Void> tell(Map<PersonId, Insured> people) {
        Map<String, PersonId> byKey = new HashMap<>();
        people.forEach((person, pair) -> byKey.put(numbers.key(pair), person));
        return careMonths
                .among(byKey.keySet())
                .map(owners -> owners.stream()
                        .flatMap(owner -> Optional.ofNullable(byKey.get(owner)).stream())
                        .toList())
                .flatMap(this::read);
    }

    /** Numbers of these people went: whoever was told anything, their table is read anew. */
    Mono<Void> tellAgain(Collection<PersonId> people) {
        return Flux.fromIterable(people)
                .buffer(PAGE)
                .concatMap(told::among)
                .concatMap(this::read)
                .then();
    }

    /** Whose week is too old to be gone by is told without it. */
    public Mono<Void> sweep() {
        return Mono.defer(() -> told.endingBy(LocalDate.ofInstant(clock.instant(), zone)))
                .flatMap(this::read);
    }

    /** Who cannot be told is heard of after all others were. */
    private Mono<Void> read(Collection<PersonId> people) {
        return people.isEmpty()
                ? Mono.empty()
                : offices.known()
                        .flatMapMany(register -> Flux.fromIterable(people)
                                .flatMapDelayError(person -> telling.tell(person, register), AT_ONCE, AT_ONCE))
                        .then();
    }

    ToldSchedules told() {
        return told;
    }

    /** An office was found under its number: everybody's table is read anew. */
    Mono<Void> tellEverybody() {
        return Mono.zip(numbers.everybody(), offices.known())
                .flatMap(known -> Flux.fromStream(
                                known.getT1().values().stream().distinct())
                        .flatMap(person -> telling.tell(person, known.getT2()), AT_ONCE)
                        .then());
    }
}
