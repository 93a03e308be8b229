package jp.anpi.deploy.bench.measure;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import jp.anpi.deploy.bench.machine.Machine;
import jp.anpi.deploy.bench.machine.ProcessMeter;
import jp.anpi.deploy.bench.machine.Ticker;
import jp.anpi.deploy.drills.product.Launcher;
import jp.anpi.deploy.drills.product.LocalProduct;
import jp.anpi.deploy.drills.product.Stop;

/** From starting the process until it is ready: on new data, on its data after an orderly end, and after a kill. */
public final class StartUp {
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final String sample;
    private final InstantSource clock;
    private final Stop stop;
    private final Ticker ticker;

    public StartUp(String sample, InstantSource clock, Stop stop, Ticker ticker) {
        this.sample = sample;
        this.clock = clock;
        this.stop = stop;
        this.ticker = ticker;
    }

    public Table run() {
        Table table = new Table("startup: from exec to readiness");
        long start = ticker.nanos();
        try (LocalProduct product = LocalProduct.start(Launcher.ofRepository(sample), clock, stop)) {
            long ready = ticker.nanos();
            table.note("sample " + sample + ", data on " + Machine.volume(product.home()) + "; memory "
                    + SETTLING.toSeconds() + " s after readiness");
            table.add(row("new data", ready - start, product));
            product.end();
            table.add(again("existing data, after an orderly end", product));
            product.kill();
            table.add(again("existing data, after a kill", product));
        }
        return table;
    }

    private Row again(String what, LocalProduct product) {
        long start = ticker.nanos();
        product.restart();
        return row(what, ticker.nanos() - start, product);
    }

    private Row row(String what, long nanos, LocalProduct product) {
        ProcessMeter meter = new ProcessMeter(product.pid());
        Optional<Duration> cpu = meter.cpu();
        stop.within(SETTLING);
        return Row.of()
                .with("start", what)
                .with("ready s", nanos / 1e9)
                .with("CPU s", cpu.map(used -> used.toMillis() / 1e3).orElse(Double.NaN))
                .with("RSS MB", CityOpening.megabytes(meter.resident()))
                .with("RSS peak MB", CityOpening.megabytes(meter.residentPeak()));
    }
}
