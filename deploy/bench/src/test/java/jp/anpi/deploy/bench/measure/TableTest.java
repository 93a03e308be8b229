package jp.anpi.deploy.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TableTest {

    private static Table table() {
        Table table = new Table("reports");
        table.note("on disk first");
        table.add(Row.of().with("connections", 1).with("2xx/s", 310.4).with("CPU-ms each", 0.1512));
        table.add(Row.of().with("connections", 64).with("2xx/s", 14_702.3));
        return table;
    }

    @Test
    void theMachineStandsAboveTheFiguresAndAMissingOneIsShownAsMissing() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table().print(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(" cores, ", "load ", "on disk first")
                .contains("| connections | 2xx/s | CPU-ms each |", "| 1 | 310 | 0.151 |", "| 64 | 14,702 | – |");
    }

    @Test
    void programsGetTheNumbersUnrounded(@TempDir Path home) throws IOException {
        Path file = home.resolve("bench.json");
        table().write(file);
        JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(json.path("rows").path(1).path("2xx/s").asDouble()).isEqualTo(14_702.3);
        assertThat(json.path("notes").path(1).asString()).isEqualTo("on disk first");
    }
}
