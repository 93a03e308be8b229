package jp.anpi.registry.importing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Refused;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.list.Sender;
import jp.anpi.registry.importing.person.PersonColumn;
import jp.anpi.registry.importing.run.ImportJob.State;
import jp.anpi.registry.importing.run.ImportJobs.Newest;
import jp.anpi.registry.sheet.TextEncoding;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.Spool;
import jp.anpi.registry.testing.RealKeyring;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.TestEngines;
import jp.anpi.registry.testkit.Until;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** One import runs at a time; and on wish nothing of a list stays unless all of it does, whatever happens to it. */
class ImportsTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Problem RUNS = Problem.of(CommonProblem.NOT_FOUND);

    private final RegistryDatabase database =
            new RegistryDatabase(TestEngines.mongoUri(), TestEngines.freshDatabase(), new SimpleMeterRegistry());
    private final ImportJobs jobs = new ImportJobs(database, new SealedJson(RealKeyring.get()));
    private final SimTime clock = SimTime.at("2026-11-21T09:00:00+09:00");
    private final Lists lists = new Lists();
    private volatile Optional<Problem> mayBeAskedAbout = Optional.empty();
    private final Imports imports = process();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void ofListsThatComeAtTheSameInstantExactlyOneRunsAndTheNextComesAfterIt() {
        Sinks.Empty<Void> end = Sinks.empty();
        lists.fate = _ -> end.asMono();
        List<String> answers = Flux.range(0, 8)
                .flatMap(
                        _ -> Mono.defer(() -> begin(false))
                                .map(_ -> "begun")
                                .onErrorResume(
                                        Refused.class,
                                        no -> Mono.just(no.problem().kind().name()))
                                .subscribeOn(Schedulers.parallel()),
                        8)
                .collectList()
                .block(SOON);
        assertThat(answers).hasSize(8).containsOnlyOnce("begun").containsOnly("begun", "IMPORT_RUNNING");
        Until.holds("it runs", SOON, () -> lists.runs.get() == 1);
        List<String> body = new CopyOnWriteArrayList<>();
        assertThatThrownBy(() -> imports.refuseWhileOneRuns(Mono.fromRunnable(() -> body.add("read")))
                        .block(SOON))
                .as("before a list is kept")
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.problem().kind()).isEqualTo(ImportProblem.IMPORT_RUNNING));
        assertThat(body).containsExactly("read");

        end.tryEmitEmpty();
        Until.holds(
                "the next may come",
                SOON,
                () -> begin(false)
                        .map(_ -> true)
                        .onErrorReturn(Refused.class, false)
                        .block(SOON));
        Until.holds("it runs too", SOON, () -> lists.runs.get() == 2);
    }

    @Test
    void whatRunsInOneProcessRunsForAllAndOfTwoNoneBeginsWhileItDoes() {
        Sinks.Empty<Void> end = Sinks.empty();
        lists.fate = _ -> end.asMono();
        ImportJob job = begin(true).block(SOON);
        Until.holds("it runs", SOON, () -> lists.runs.get() == 1);
        Imports other = process();
        assertThat(other.find(job.id()).block(SOON).state()).isEqualTo(State.RUNNING);
        assertThat(refusal(other.begin(lists, list(), wish(false), sender()))).isEqualTo("IMPORT_RUNNING");
        other.settle().block(SOON);
        assertThat(lists.takenBack).as("it is not half of anything").isEmpty();

        end.tryEmitEmpty();
        Until.holds("its end is known", SOON, () -> state(job) == State.DONE);
        assertThat(refusal(imports.takeBack(job.id(), Role.DESK))).isEmpty();
        lists.fate = _ -> Mono.empty();
        ImportJob next = other.begin(lists, list(), wish(false), sender()).block(SOON);
        Until.holds("the next has run", SOON, () -> state(next) == State.DONE);
    }

    @Test
    void whoeverWasAwayForTooLongWhileAnotherBeganStops() {
        var lease = new ImportLease(database, clock);
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        assertThat(lease.take(one).block(SOON)).isTrue();
        clock.forward(ImportLease.HELD.minusSeconds(1));
        assertThat(lease.take(other).block(SOON)).isFalse();
        clock.forward(Duration.ofSeconds(1));
        assertThat(lease.take(other).block(SOON)).isTrue();
        assertThatThrownBy(() -> lease.during(one, Mono.never()).block(SOON)).isInstanceOf(ImportLease.Lost.class);
        lease.release(one).block(SOON);
        assertThat(lease.isHeld(other).block(SOON)).isTrue();
    }

    private static String refusal(Mono<?> wanted) {
        return wanted.map(_ -> "")
                .onErrorResume(
                        Refused.class, no -> Mono.just(no.problem().kind().name()))
                .defaultIfEmpty("")
                .block(SOON);
    }

    @Test
    void aRowThatSomebodyWasFasterWithTakesTheWholeListBackOnWish() {
        lists.fate = tally -> Mono.fromRunnable(() -> tally.late(new RowFault(2, 0, Reason.CHANGED_MEANWHILE, "")));
        assertThat(ended(true)).isEqualTo(State.REFUSED);
        assertThat(lists.takenBack).hasSize(1);
        assertThat(ended(false)).isEqualTo(State.DONE);
        assertThat(lists.takenBack).hasSize(1);
    }

    @Test
    void aListThatFailedInItsMiddleIsTakenBackOnWish() {
        lists.fate = _ -> Mono.error(new IllegalStateException("the store is gone"));
        assertThat(ended(true)).isEqualTo(State.TAKEN_BACK);
        assertThat(lists.takenBack).hasSize(1);
        assertThat(ended(false)).isEqualTo(State.BROKEN_OFF);
        assertThat(lists.takenBack).hasSize(1);
    }

    @Test
    void aListIsNotCalledTakenBackWhilePeopleItBroughtHaveToStay() {
        lists.undone = Taking.Taken.waiting(1, RUNS);
        lists.fate = tally -> Mono.fromRunnable(() -> tally.late(new RowFault(2, 0, Reason.CHANGED_MEANWHILE, "")));
        assertThat(ended(true)).isEqualTo(State.BROKEN_OFF);
        lists.fate = _ -> Mono.error(new IllegalStateException("the store is gone"));
        ImportJob job = begin(true).block(SOON);
        Until.holds("it has ended", SOON, () -> state(job) == State.BROKEN_OFF);
        mayBeAskedAbout = Optional.of(RUNS);
        int before = lists.takenBack.size();
        imports.settle().block(SOON);
        assertThat(state(job)).isEqualTo(State.BROKEN_OFF);
        assertThat(lists.takenBack).as("a city's list is not read for nothing").hasSize(before);

        mayBeAskedAbout = Optional.empty();
        lists.undone = new Taking.Taken(1, 0);
        imports.settle().block(SOON);
        assertThat(state(job)).isEqualTo(State.TAKEN_BACK);
    }

    @Test
    void whatAKilledProcessLeftHalfOfIsTakenBackByTheNextOneOnWish() {
        ImportJob killed = killed(true);
        imports.settle().block(SOON);
        assertThat(lists.takenBack).extracting(Newest::id).containsExactly(killed.id());
        assertThat(state(killed)).isEqualTo(State.TAKEN_BACK);
        imports.settle().block(SOON);
        assertThat(lists.takenBack).as("once").hasSize(1);

        ImportJob other = killed(false);
        imports.settle().block(SOON);
        assertThat(state(other)).as("its good rows are kept").isEqualTo(State.BROKEN_OFF);
        assertThat(lists.takenBack).hasSize(1);
    }

    @Test
    void whatCannotBeTakenBackAtTheStartKeepsNobodyFromWorkingAndIsTriedAgainAtTheNext() {
        ImportJob killed = killed(true);
        lists.undoing = Mono.error(new IllegalStateException("the log is gone"));
        imports.settle().block(SOON);
        assertThat(state(killed)).isEqualTo(State.BROKEN_OFF);

        lists.undoing = Mono.empty();
        imports.settle().block(SOON);
        assertThat(state(killed)).isEqualTo(State.TAKEN_BACK);
    }

    @Test
    void aTakingBackThatBrokeOffIsGoneOnWithByItselfAsFarAsWhoeverBeganItSees() {
        ImportJob job = halfTakenBack();
        assertThat(state(job)).isEqualTo(State.DONE);

        process().settle().block(SOON);
        assertThat(state(job)).isEqualTo(State.TAKEN_BACK);
        assertThat(lists.sights).containsExactly(Disclosure.sight(Role.DESK, Purpose.KEEPING_THE_REGISTRY));
        imports.settle().block(SOON);
        assertThat(lists.takenBack).as("once").hasSize(1);
    }

    @Test
    void aTakingBackThatBrokeOffIsGoneOnWithOnceForWhoWasChangedAndThenWhenNobodyMayBeAskedAboutAnyMore() {
        ImportJob job = halfTakenBack();

        mayBeAskedAbout = Optional.of(RUNS);
        lists.undone = Taking.Taken.waiting(1, RUNS);
        imports.settle().block(SOON);
        assertThat(lists.takenBack).as("who was there before does not wait").hasSize(1);
        imports.settle().block(SOON);
        assertThat(lists.takenBack).as("a city's list is not read for nothing").hasSize(1);

        mayBeAskedAbout = Optional.empty();
        lists.undoing = Mono.error(new IllegalStateException("the store is gone"));
        imports.settle().block(SOON);
        mayBeAskedAbout = Optional.of(RUNS);
        lists.undoing = Mono.empty();
        imports.settle().block(SOON);
        assertThat(lists.takenBack).as("it broke off again").hasSize(2);
        assertThat(state(job)).isEqualTo(State.DONE);

        mayBeAskedAbout = Optional.empty();
        lists.undone = new Taking.Taken(1, 0);
        imports.settle().block(SOON);
        assertThat(state(job)).isEqualTo(State.TAKEN_BACK);
        assertThat(lists.takenBack).hasSize(3);
    }

    @Test
    void aListThatComesFirstGoesOnWithATakingBackThatBrokeOff() {
        ImportJob job = halfTakenBack();

        assertThat(ended(false)).isEqualTo(State.DONE);
        assertThat(lists.takenBack).extracting(Newest::id).containsExactly(job.id());
        assertThat(state(job)).isEqualTo(State.TAKEN_BACK);
    }

    @Test
    void aListThatComesWhileAnIncidentRunsGoesOnWithATakingBackUnlessAllWhoAreLeftWait() {
        ImportJob job = halfTakenBack();
        mayBeAskedAbout = Optional.of(RUNS);
        lists.undone = Taking.Taken.waiting(1, RUNS);
        assertThat(ended(false)).isEqualTo(State.DONE);
        assertThat(lists.takenBack).extracting(Newest::id).containsExactly(job.id());

        ImportJob other = halfTakenBack();
        imports.settle().block(SOON);
        assertThat(lists.takenBack).extracting(Newest::id).containsExactly(job.id(), other.id());
        assertThat(ended(false)).isEqualTo(State.DONE);
        assertThat(lists.takenBack).as("not read for nothing").hasSize(2);
    }

    /** One that the desk began to take back and the store broke off. */
    private ImportJob halfTakenBack() {
        ImportJob job = begin(false).block(SOON);
        Until.holds("it has ended", SOON, () -> state(job) == State.DONE);
        lists.undoing = Mono.error(new IllegalStateException("the store is gone"));
        assertThatThrownBy(() -> imports.takeBack(job.id(), Role.DESK).block(SOON))
                .hasMessage("the store is gone");
        lists.undoing = Mono.empty();
        return job;
    }

    /** As a process that is gone left it. */
    private ImportJob killed(boolean allOrNothing) {
        Sinks.Empty<Void> never = Sinks.empty();
        lists.fate = _ -> never.asMono();
        int before = lists.runs.get();
        ImportJob job =
                process().begin(lists, list(), wish(allOrNothing), sender()).block(SOON);
        Until.holds("it has begun", SOON, () -> lists.runs.get() > before);
        Mono.from(database.durable("imports").deleteOne(new Document("_id", "running")))
                .block(SOON);
        return job;
    }

    private Imports process() {
        return new Imports(
                List.of(lists),
                jobs,
                new ImportLease(database, clock),
                _ -> Mono.defer(() -> Mono.justOrEmpty(mayBeAskedAbout)),
                clock);
    }

    private State ended(boolean allOrNothing) {
        ImportJob job = begin(allOrNothing).block(SOON);
        Until.holds("it has ended", SOON, () -> state(job) != State.RUNNING);
        return state(job);
    }

    private State state(ImportJob job) {
        return imports.find(job.id()).block(SOON).state();
    }

    private Mono<ImportJob> begin(boolean allOrNothing) {
        return imports.begin(lists, list(), wish(allOrNothing), sender());
    }

    private static Imports.Wish<PersonColumn> wish(boolean allOrNothing) {
        return new Imports.Wish<>(false, allOrNothing, Optional.of(TextEncoding.UTF_8), Map.of());
    }

    private static Sender sender() {
        return new Sender("市 職員", Role.DESK, LocalDate.of(2026, 11, 21));
    }

    private static Spool list() {
        try {
            var spool = new Spool();
            spool.append("宛名番号,氏名,住所\r\n1,花子,川端\r\n".getBytes(StandardCharsets.UTF_8));
            spool.complete();
            return spool;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Lists whose fate the test decides. */
    private static final class Lists implements Taking<PersonColumn> {

        private final AtomicInteger runs = new AtomicInteger();
        private final List<Newest> takenBack = new CopyOnWriteArrayList<>();
        private final List<Sight> sights = new CopyOnWriteArrayList<>();
        private volatile Function<Tally, Mono<Void>> fate = _ -> Mono.empty();
        private volatile Mono<Void> undoing = Mono.empty();
        private volatile Taken undone = new Taken(1, 0);

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
            return Mono.empty();
        }

        @Override
        public Mono<Void> run(Order<PersonColumn> order, Tally tally) {
            return order.onlyLooking()
                    ? Mono.empty()
                    : Mono.defer(() -> {
                        runs.incrementAndGet();
                        return fate.apply(tally);
                    });
        }

        @Override
        public Mono<Taken> back(Newest run, Sight sight) {
            return undoing.then(Mono.fromSupplier(() -> {
                takenBack.add(run);
                sights.add(sight);
                return undone;
            }));
        }
    }
}
