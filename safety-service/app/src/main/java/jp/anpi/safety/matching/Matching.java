package jp.anpi.safety.matching;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.report.SafetyReport;
import jp.anpi.safety.roster.PersonBrief;
import jp.anpi.safety.roster.Roster;
import jp.anpi.safety.roster.RosterCopy;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The register as it can be searched for a person whom somebody named in words. Filled in the background from the roster's
 * copy and kept up to date with it; until then, and while the copy lags, it is not {@link #isReady} and nobody is certain.
 */
public final class Matching {

    private static final int MOST_WAITING = 20_000;

    private final PersonIndex index = new PersonIndex();
    private final Matcher matcher = new Matcher(index);
    private final Roster roster;
    private final RosterCopy copy;
    private final Scheduler filling = Schedulers.newSingle("anpi-matching-fill", true);
    private final Scheduler asking;
    private final int threads;
    private final LongAdder certain = new LongAdder();
    private final LongAdder uncertain = new LongAdder();
    private final AtomicLong changes = new AtomicLong();
    private volatile boolean filled;

    Matching(Roster roster, RosterCopy copy, MatchingProperties properties) {
        this.roster = roster;
        this.copy = copy;
        this.threads = properties.threads();
        this.asking = Schedulers.newBoundedElastic(threads, MOST_WAITING, "anpi-matching", 60, true);
        copy.onPeople((news, gone) -> Mono.fromRunnable(() -> changed(news, gone)));
    }

    /** How many reports are matched at one time. */
    int threads() {
        return threads;
    }

    /** Reads everybody; completes when the index holds the city. */
    Mono<Void> fill() {
        return copy.everybody(filling).doOnNext(this::putUnlessOlder).then().doOnSuccess(_ -> filled = true);
    }

    /** Whether everybody whom the registry has published is in the index, so that a match can be certain. */
    public boolean isReady() {
        return filled && copy.isUpToDate();
    }

    /** Grows whenever somebody in the register changed, which may make certain what was not. */
    long changes() {
        return changes.get();
    }

    /** Whom the question means among those in the index now; a {@linkplain Outcome.Certain certain} answer only counts when {@link #isReady}. */
    public Mono<Outcome> match(Question question) {
        return Mono.fromCallable(() -> matcher.match(question))
                .doOnNext(outcome -> (outcome instanceof Outcome.Certain ? certain : uncertain).increment())
                .subscribeOn(asking);
    }

    /** How the question compares with that person; empty when they cannot be found by words. */
    public Optional<Candidate> compare(Question question, PersonId person) {
        return matcher.compare(question, person);
    }

    /** How what a sender typed compares with the person they picked; empty when they typed nothing or it is not known. */
    public Optional<Candidate> compare(SafetyReport report, PersonId person) {
        boolean typed =
                report.typed().name().isPresent() || report.typed().birthDate().isPresent();
        return typed ? matcher.compare(questionOf(report), person) : Optional.empty();
    }

    /** What a report says of its person. */
    public static Question questionOf(SafetyReport report) {
        var typed = report.typed();
        return Question.of(typed.name(), typed.address(), typed.birthDate());
    }

    private synchronized void changed(List<PersonBrief> news, Collection<PersonId> gone) {
        news.forEach(this::put);
        gone.forEach(index::remove);
        changes.incrementAndGet();
    }

    private synchronized void putUnlessOlder(PersonBrief person) {
        boolean newest = roster.findRow(person.id())
                .filter(row -> row.version() <= person.version())
                .isPresent();
        if (newest) {
            put(person);
        }
    }

    private void put(PersonBrief person) {
        switch (person.lifecycle()) {
            case MOVED_AWAY, DIED -> index.remove(person.id());
            case AT_HOME, IN_HOSPITAL, IN_FACILITY ->
                index.put(new Listed(
                        person.id(),
                        person.name(),
                        person.aliases(),
                        person.birthDate(),
                        person.home().text(),
                        person.phone()));
        }
    }

    void register(MeterRegistry meters) {
        Gauge.builder("anpi.matching.people", index, PersonIndex::people)
                .description("people whom a report in words can find")
                .register(meters);
        Gauge.builder("anpi.matching.ready", this, matching -> matching.isReady() ? 1 : 0)
                .description("1 when everybody published is among them")
                .register(meters);
        FunctionCounter.builder("anpi.matching.answers", certain, LongAdder::sum)
                .tag("outcome", "certain")
                .register(meters);
        FunctionCounter.builder("anpi.matching.answers", uncertain, LongAdder::sum)
                .tag("outcome", "uncertain")
                .register(meters);
    }

    void close() {
        filling.dispose();
        asking.dispose();
    }
}
