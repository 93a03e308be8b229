package jp.anpi.deploy.bench.micro;

import java.io.PrintStream;
import java.util.stream.LongStream;
import jp.anpi.deploy.bench.machine.Ticker;
import jp.anpi.deploy.bench.measure.Row;
import jp.anpi.deploy.bench.measure.Table;
import jp.anpi.safety.simulation.Played;
import jp.anpi.safety.simulation.Simulation;

/** Plays simulated disasters, one seed after the other, and says how many it takes a second. */
public final class Worlds {

    private final long first;
    private final int seeds;
    private final Ticker ticker;
    private final PrintStream out;

    /** The seeds from {@code first} on; a violation is printed with its story. */
    public Worlds(long first, int seeds, Ticker ticker, PrintStream out) {
        this.first = first;
        this.seeds = seeds;
        this.ticker = ticker;
        this.out = out;
    }

    /** One row for all. */
    public Table run() {
        long start = ticker.nanos();
        var sum = new long[5];
        LongStream.range(first, first + seeds).mapToObj(Simulation::play).forEach(played -> count(played, sum));
        double took = (ticker.nanos() - start) / 1e9;
        Table table = new Table("simulated disasters");
        table.add(Row.of()
                .with("seeds", (long) seeds)
                .with("violations", sum[0])
                .with("steps", sum[1])
                .with("decisions", sum[2])
                .with("questions", sum[3])
                .with("kills of the owner", sum[4])
                .with("seconds", took)
                .with("seeds/s", seeds / took));
        return table;
    }

    private void count(Played played, long[] sum) {
        played.violation().ifPresent(out::println);
        sum[0] += played.violation().isPresent() ? 1 : 0;
        sum[1] += played.steps();
        sum[2] += played.decisions();
        sum[3] += played.questions();
        sum[4] += played.kills();
    }
}
