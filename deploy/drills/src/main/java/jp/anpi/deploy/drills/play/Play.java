package jp.anpi.deploy.drills.play;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.anpi.deploy.drills.product.Counts;
import jp.anpi.deploy.drills.product.Incident;
import jp.anpi.deploy.drills.product.IncidentId;
import jp.anpi.deploy.drills.product.LocalProduct;
import jp.anpi.deploy.drills.product.Office;
import jp.anpi.deploy.drills.product.Opening;
import jp.anpi.deploy.drills.product.Product;
import jp.anpi.deploy.drills.product.ProductFailure;
import jp.anpi.deploy.drills.product.Stop;
import jp.anpi.deploy.drills.scenario.Act;
import jp.anpi.deploy.drills.scenario.Scenario;

/** One drill from opening to the last expectation. */
public final class Play {
    private static final Duration OPENING = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(3);

    private final Settings settings;
    private final Product product;
    private final Optional<LocalProduct> local;
    private final Progress progress;
    private final InstantSource clock;
    private final Stop stop;

    /** @param file the scenario's name for people */
    public record Settings(Scenario scenario, String file, int speed, long seed) {}

    public Play(
            Settings settings,
            Product product,
            Optional<LocalProduct> local,
            Progress progress,
            InstantSource clock,
            Stop stop) {
        this.settings = settings;
        this.product = product;
        this.local = local;
        this.progress = progress;
        this.clock = clock;
        this.stop = stop;
    }

    /**
     * Plays it.
     *
     * @throws ProductFailure when the drill could not be played to its end
     */
    public DrillResult run() {
        Scenario scenario = settings.scenario();
        product.signIn();
        Instant started = clock.instant();
        Instant onset = scenario.onset().orElse(started.truncatedTo(ChronoUnit.SECONDS));
        IncidentId incident = product.openDrill(new Opening(
                scenario.kind(), scenario.title(), scenario.area(), scenario.groups(), onset, settings.speed()));
        product.awaitOpen(incident, OPENING);
        Instant before = clock.instant();
        Incident shown = product.incident(incident);
        IncidentClock incidentClock = IncidentClock.of(shown, before, clock.instant());
        Course course = course(incident);
        progress.say("訓練 " + incident + "  " + scenario.title() + "  (speed " + incidentClock.speed() + ", seed "
                + settings.seed() + ", " + course.drafts().size() + " reports)");

        LetterWriter writer = new LetterWriter(incidentClock, UUID::randomUUID);
        List<Letter> letters = course.drafts().stream().map(writer::write).toList();
        Ledger ledger = new Ledger(letters);
        Lookout lookout = new Lookout(product, incident, incidentClock, ledger, course.chosen(), clock, stop);
        Desk desk = new Desk(product, incident, incidentClock, local);
        List<Verdict> verdicts = new ArrayList<>();
        Stop over = new Stop();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> post =
                    threads.submit(new Postman(product, incident, incidentClock, letters, ledger, clock, stop));
            Future<?> watch = threads.submit(() -> watch(incident, incidentClock, ledger, over));
            try {
                conduct(course, incidentClock, lookout, desk, verdicts);
                awaitPost(post);
                verdicts.addAll(lookout.judge(scenario.atEnd(), patience(incidentClock)));
            } finally {
                over.ask();
                post.cancel(true);
                watch.cancel(false);
            }
        }
        progress.endLine();
        return new Findings(product, incident, ledger)
                .result(settings, incidentClock, started, desk.failed(), verdicts, clock.instant());
    }

    private Course course(IncidentId incident) {
        Town town = new Town(
                product.checks(incident),
                settings.scenario().choosesMembers() ? product.members() : List.of(),
                settings.scenario().choosesOffices()
                        ? product.offices().stream().map(Office::id).toList()
                        : List.of());
        try {
            return Course.of(settings.scenario(), town, settings.seed());
        } catch (Course.TooFew tooFew) {
            throw new ProductFailure(settings.file() + ": " + tooFew.getMessage(), tooFew);
        }
    }

    private void conduct(
            Course course, IncidentClock incidentClock, Lookout lookout, Desk desk, List<Verdict> verdicts) {
        for (Course.DeskStep step : course.desk()) {
            await(incidentClock.wallAt(step.step().at()));
            if (step.step().act() instanceof Act.Expect expect)
                verdicts.addAll(lookout.judge(expect.expectations(), patience(incidentClock)));
            else desk.act(step);
        }
        await(incidentClock.wallAt(settings.scenario().length()));
    }

    private Duration patience(IncidentClock incidentClock) {
        Duration patience = incidentClock.onTheWall(settings.scenario().patience());
        return patience.compareTo(SHORTEST_PATIENCE) < 0 ? SHORTEST_PATIENCE : patience;
    }

    private void await(Instant onTheWall) {
        if (stop.within(Duration.between(clock.instant(), onTheWall)))
            throw new ProductFailure("the drill was stopped");
    }

    /** Letters that are still on their way get their time; the postman gives each up by itself. */
    private void awaitPost(Future<?> post) {
        try {
            post.get(Postman.PATIENCE.plusSeconds(30).toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            throw new ProductFailure("reports are still on their way long after the end");
        } catch (ExecutionException failed) {
            throw new IllegalStateException("sending reports failed", failed.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ProductFailure("the drill was stopped");
        }
    }

    /** Looks at the board for the curve and the progress bar; without an answer the bar shows the last one. */
    private void watch(IncidentId incident, IncidentClock incidentClock, Ledger ledger, Stop over) {
        Counts last = new Counts(Map.of());
        do {
            Duration at = incidentClock.sinceOnset(clock.instant());
            try {
                last = product.board(incident);
                ledger.saw(new Ledger.Sample(at, last));
            } catch (ProductFailure _) {
                ledger.missedALook();
            }
            progress.at(at, settings.scenario().length(), ledger.tally(clock.instant()), last);
        } while (!over.within(BETWEEN_LOOKS) && !stop.isAsked());
    }
}
