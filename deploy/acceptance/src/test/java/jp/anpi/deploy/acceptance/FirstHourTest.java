package jp.anpi.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Product;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The drills that the README names, played by their own runner against a running product. */
@Timeout(300)
class FirstHourTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"first-hour.yaml", "typhoon.yaml"})
    void aDrillOnTheSampleTownMeetsItsExpectations(String file) throws IOException, InterruptedException {
        try (Product product = Product.ready(directory, "--anpi.sample=town")) {
            String token = Caller.signIn(product, "admin").token();
            Path scenario = Product.repository().resolve("deploy/drills").resolve(file);
            Path output = directory.resolve("drill.log");

            Process drill = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "jp.anpi.deploy.drills.Drill",
                            scenario.toString(),
                            "--url",
                            product.address().toString(),
                            "--token",
                            token,
                            "--report",
                            directory.resolve("report").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();

            assertThat(drill.waitFor(240, TimeUnit.SECONDS))
                    .as("the drill ends")
                    .isTrue();
            assertThat(drill.exitValue()).as(Files.readString(output)).isZero();
            assertThat(directory.resolve("report/report.html")).exists();
            assertThat(directory.resolve("report/report.json")).exists();
        }
    }
}
