package jp.anpi.deploy.bench.measure;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import jp.anpi.deploy.bench.load.HttpLoad;
import jp.anpi.deploy.bench.load.LoadResult;
import jp.anpi.deploy.bench.machine.Ticker;
import jp.anpi.deploy.drills.product.Check;
import jp.anpi.deploy.drills.product.IncidentId;
import jp.anpi.deploy.drills.product.PersonId;
import jp.anpi.deploy.drills.product.ProductFailure;
import jp.anpi.deploy.drills.product.ReportId;

/**
 * Accepted reports a second, their latency, and what the product's process spends on a report, its consumer, store and broker
 * counted: CPU time runs from the first report until all are folded.
 */
public final class Reports {
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(2);
    private static final int MARKERS = 24;
    private static final long SEED = 20261105;

    private final Session session;
    private final Plan plan;
    private final InstantSource clock;
    private final Ticker ticker;

    /**
     * @param connections one row each
     * @param rate        empty: as many as the connections take
     * @param incident    empty: a drill is opened and closed again
     */
    public record Plan(
            List<Integer> connections,
            Duration warmUp,
            Duration measured,
            OptionalDouble rate,
            Optional<IncidentId> incident) {}

    public Reports(Session session, Plan plan, InstantSource clock, Ticker ticker) {
        this.session = session;
        this.plan = plan;
        this.clock = clock;
        this.ticker = ticker;
    }

    public Table run() throws IOException {
        Table table = new Table("reports: accepted end to end" + (plan.rate().isPresent() ? ", at a rate" : ""));
        session.notes().forEach(table::note);
        IncidentId incident = plan.incident().orElseGet(() -> session.openDrill("bench reports"));
        List<PersonId> people = new ArrayList<>(
                session.product().checks(incident).stream().map(Check::person).toList());
        if (people.isEmpty()) throw new ProductFailure("nobody is in incident " + incident);
        Collections.shuffle(people, new Random(SEED));
        table.note(people.size() + " people, one report of about 400 bytes each in turn; warm-up "
                + plan.warmUp().toSeconds() + " s, measured " + plan.measured().toSeconds() + " s a row");
        ReportRequests requests = new ReportRequests(
                session.product().url(),
                session.token(),
                incident,
                people,
                clock.instant().toEpochMilli(),
                clock,
                ticker);
        int most = plan.connections().stream().mapToInt(Integer::intValue).max().orElseThrow();
        load(requests, most, plan.warmUp());
        drain(incident, people);
        for (int connections : plan.connections()) table.add(row(requests, connections, incident, people));
        if (plan.incident().isEmpty()) session.product().close(incident);
        return table;
    }

    private Row row(ReportRequests requests, int connections, IncidentId incident, List<PersonId> people)
            throws IOException {
        Optional<Duration> before = cpu();
        LoadResult result = load(requests, connections, plan.measured());
        long drained = drain(incident, people);
        Optional<Duration> after = cpu();
        Row row = row(result)
                .with("drain ms", drained / 1e6)
                .with("folded/s", result.accepted() / (result.measured().toNanos() / 1e9 + drained / 1e9));
        return cpuPer(row, before, after, result.accepted());
    }

    static Row row(LoadResult result) {
        return Row.of()
                .with("connections", result.connections())
                .with("2xx/s", result.perSecond())
                .with("p50 ms", result.millis(50))
                .with("p99 ms", result.millis(99))
                .with("p99.9 ms", result.millis(99.9))
                .with("max ms", result.millis(100))
                .with("2xx", result.accepted())
                .with("other", result.others() == 0 ? "0" : result.statuses().toString())
                .with("broken", result.broken());
    }

    static Row cpuPer(Row row, Optional<Duration> before, Optional<Duration> after, long times) {
        if (before.isEmpty() || after.isEmpty() || times == 0) return row;
        return row.with("CPU-ms each", after.get().minus(before.get()).toNanos() / 1e6 / times);
    }

    private Optional<Duration> cpu() {
        return session.meter().flatMap(meter -> meter.cpu());
    }

    private LoadResult load(ReportRequests requests, int connections, Duration duration) throws IOException {
        return new HttpLoad(session.address(), requests, connections, plan.rate(), ticker).run(duration);
    }

    /**
     * Sends one more report about some people spread over the partitions and waits until each shows: what was taken before
     * is folded then, because a partition keeps its order.
     *
     * @return nanoseconds it took
     */
    private long drain(IncidentId incident, List<PersonId> people) {
        long start = ticker.nanos();
        Map<PersonId, ReportId> open = new HashMap<>();
        for (PersonId person : people.subList(0, Math.min(MARKERS, people.size())))
            open.put(person, PlainReport.send(session.product(), incident, person, clock.instant()));
        long end = start + DRAINED_WITHIN.toNanos();
        while (!open.isEmpty()) {
            open.entrySet().removeIf(one -> session.product().shows(incident, one.getKey(), one.getValue()));
            if (open.isEmpty()) break;
            if (ticker.nanos() > end)
                throw new ProductFailure("reports are not folded " + DRAINED_WITHIN.toSeconds() + " s after the load");
            if (session.stop().within(Duration.ofMillis(10))) throw new ProductFailure("stopped");
        }
        return ticker.nanos() - start;
    }
}
