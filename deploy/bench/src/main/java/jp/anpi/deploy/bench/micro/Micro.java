package jp.anpi.deploy.bench.micro;

import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import jp.anpi.deploy.bench.measure.Row;
import jp.anpi.deploy.bench.measure.Table;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of single rules, each in a JVM of its own. */
public final class Micro {

    private final String only;
    private final int seconds;

    /**
     * Some of the benchmarks.
     *
     * @param only a regular expression over their names
     * @param seconds measured for each, after as many of warming up
     */
    public Micro(String only, int seconds) {
        this.only = only;
        this.seconds = seconds;
    }

    /** One row a benchmark: microseconds each, and the best and worst second. */
    public Table run() throws IOException {
        Options options = new OptionsBuilder()
                .include(RuleCosts.class.getName() + "\\.(" + only + ")$")
                .forks(1)
                .warmupIterations(seconds)
                .measurementIterations(seconds)
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.seconds(1))
                .jvmArgsAppend("-XX:+UseSerialGC", "-Xmx256m")
                .verbosity(VerboseMode.SILENT)
                .build();
        Table table = new Table("single rules, JMH, one thread");
        table.note("people of the sample town; " + seconds + " s warmed up, " + seconds + " s measured, one fork");
        for (RunResult result : results(options)) {
            var score = result.getPrimaryResult();
            String name = result.getParams().getBenchmark();
            table.add(Row.of()
                    .with("rule", name.substring(name.lastIndexOf('.') + 1))
                    .with("µs each", score.getScore())
                    .with("least", score.getStatistics().getMin())
                    .with("most", score.getStatistics().getMax())
                    .with("a second", String.format(Locale.ROOT, "%,.0f", 1e6 / score.getScore())));
        }
        return table;
    }

    private static Collection<RunResult> results(Options options) throws IOException {
        try {
            return new Runner(options).run();
        } catch (RunnerException failure) {
            throw new IOException("JMH: " + failure.getMessage(), failure);
        }
    }
}
