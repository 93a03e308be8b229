package jp.anpi.registry.importing.person;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.importing.run.ImportJobs.Newest;
import jp.anpi.registry.importing.run.ListKind;
import jp.anpi.registry.importing.run.Taking;
import jp.anpi.registry.importing.run.Tally;
import jp.anpi.registry.importing.undo.BeforeImages;
import jp.anpi.registry.mistake.BegunErasings;
import jp.anpi.registry.store.DeclaresIndexes;
import reactor.core.publisher.Mono;

/** Lists of persons. */
final class PersonTaking implements Taking<PersonColumn>, DeclaresIndexes {

    private final PersonRun run;
    private final TakingBack takingBack;
    private final BeforeImages<PersonBefore> before;
    private final ResidentNumbers numbers;
    private final BegunErasings begun;
    private final DistrictNames districts;
    private final int mostRows;
    private final ZoneId zone;
    private final InstantSource clock;

    PersonTaking(
            PersonRun run,
            TakingBack takingBack,
            BeforeImages<PersonBefore> before,
            ResidentNumbers numbers,
            BegunErasings begun,
            DistrictNames districts,
            int mostRows,
            ZoneId zone,
            InstantSource clock) {
        this.run = run;
        this.takingBack = takingBack;
        this.before = before;
        this.numbers = numbers;
        this.begun = begun;
        this.districts = districts;
        this.mostRows = mostRows;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public Mono<Void> createIndexes() {
        return before.createIndexes().then(numbers.createIndexes());
    }

    @Override
    public ListKind kind() {
        return ListKind.PERSONS;
    }

    @Override
    public Class<PersonColumn> columns() {
        return PersonColumn.class;
    }

    @Override
    public Mono<Void> begin(Newest run) {
        return before.onlyOf(run);
    }

    @Override
    public Mono<Void> run(Order<PersonColumn> order, Tally tally) {
        Instant now = clock.instant();
        return Mono.zip(districts.known(), districts.drawn(), begun.all().collect(Collectors.toSet()))
                .flatMap(known -> run.run(
                        new PersonRun.Order(
                                order.id(),
                                order.list(),
                                order.sender(),
                                known.getT1(),
                                known.getT2(),
                                LocalDate.ofInstant(now, zone),
                                now,
                                mostRows,
                                order.brokenOff(),
                                known.getT3(),
                                order.onlyLooking()),
                        tally));
    }

    @Override
    public Mono<Taken> back(Newest run, Sight sight) {
        return takingBack.back(run, sight);
    }
}
