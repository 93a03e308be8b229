package jp.anpi.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BenchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int bench(String... args) {
        return Bench.run(args, new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @Test
    void aProductIsNamedOneWayOrTheOther() {
        assertThat(bench("reports")).isEqualTo(2);
        assertThat(bench("reports", "--local", "--url", "http://127.0.0.1:1", "--token", "t"))
                .isEqualTo(2);
        assertThat(bench("opening", "--url", "http://127.0.0.1:1"))
                .as("a token is needed")
                .isEqualTo(2);
    }

    @Test
    void aProductThatIsNotThereIsSaidInASentence() {
        assertThat(bench("opening", "--url", "http://127.0.0.1:1", "--token", "t"))
                .isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("could not be measured: ")
                .contains("nobody listens");
    }

    @Test
    void theEchoIsMeasuredInAProcessOfItsOwn() {
        assertThat(bench("echo", "--connections", "2", "--seconds", "1", "--warm-up", "1"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "## echo",
                        "| connections | 2xx/s | p50 ms | p99 ms | p99.9 ms | max ms | 2xx | other | broken | CPU-ms each |")
                .containsPattern("\\| 2 \\| [\\d,.]+ \\|.*\\| 0 \\| 0 \\| 0\\.\\d{3} \\|");
    }

    @Test
    void simulatedDisastersAreCountedBySecond() {
        assertThat(bench("simulate", "--seeds", "3")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("## simulated disasters", "| seeds | violations | steps |")
                .containsPattern("\\| 3 \\| 0 \\| [\\d,]+ \\|");
    }
}
