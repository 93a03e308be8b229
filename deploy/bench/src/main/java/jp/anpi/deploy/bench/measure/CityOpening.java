package jp.anpi.deploy.bench.measure;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import jp.anpi.deploy.bench.machine.ProcessMeter;
import jp.anpi.deploy.bench.machine.Ticker;
import jp.anpi.deploy.drills.product.Incident;
import jp.anpi.deploy.drills.product.IncidentId;
import jp.anpi.deploy.drills.product.Opening;
import jp.anpi.deploy.drills.product.ProductFailure;
import jp.anpi.deploy.drills.scenario.Area;
import jp.anpi.deploy.drills.scenario.Scenario;

/** From asking for an incident to its roster being frozen, and the memory that takes. */
public final class CityOpening {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Session session;
    private final int runs;
    private final InstantSource clock;
    private final Ticker ticker;

    public CityOpening(Session session, int runs, InstantSource clock, Ticker ticker) {
        this.session = session;
        this.runs = runs;
        this.clock = clock;
        this.ticker = ticker;
    }

    public Table run() {
        Table table = new Table("opening: from POST to OPEN");
        session.notes().forEach(table::note);
        for (int run = 1; run <= runs; run++) table.add(open(run));
        return table;
    }

    private Row open(int run) {
        String before = resident();
        long start = ticker.nanos();
        IncidentId incident = session.product()
                .openDrill(new Opening(
                        Scenario.Kind.EARTHQUAKE, "bench opening", new Area.City(), List.of(), clock.instant(), 1));
        long answered = ticker.nanos();
        while (session.product().incident(incident).state() == Incident.State.OPENING) {
            if (ticker.nanos() - start > LONGEST.toNanos()) throw new ProductFailure("the incident does not open");
            if (session.stop().within(Duration.ofMillis(10))) throw new ProductFailure("stopped");
        }
        long open = ticker.nanos();
        Row row = Row.of()
                .with("run", run)
                .with("people", session.product().board(incident).total())
                .with("answered ms", (answered - start) / 1e6)
                .with("open ms", (open - start) / 1e6)
                .with("RSS before MB", before)
                .with("RSS after MB", resident())
                .with(
                        "RSS peak MB",
                        session.meter()
                                .map(ProcessMeter::residentPeak)
                                .map(CityOpening::megabytes)
                                .orElse("–"));
        session.product().close(incident);
        return row;
    }

    private String resident() {
        return session.meter()
                .map(ProcessMeter::resident)
                .map(CityOpening::megabytes)
                .orElse("–");
    }

    static String megabytes(OptionalLong bytes) {
        return bytes.isPresent() ? String.valueOf(bytes.getAsLong() / 1_000_000) : "–";
    }
}
