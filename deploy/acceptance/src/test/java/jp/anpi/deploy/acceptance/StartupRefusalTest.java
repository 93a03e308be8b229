package jp.anpi.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import jp.anpi.deploy.acceptance.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product that cannot start says so in one sentence that names the mend, and ends with a status a script can read. */
class StartupRefusalTest {

    @TempDir
    Path directory;

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Product product =
                        Product.launch(directory, "--anpi.sample=none", "--server.port=" + taken.getLocalPort())) {
            assertThat(product.awaitEnd()).isEqualTo(69);
            assertThat(lastLine(product))
                    .startsWith("anpi: Port " + taken.getLocalPort() + " is taken")
                    .contains("--server.port");
        }
    }

    @Test
    void aDirectoryThatAnotherProcessHoldsIsNamed() throws IOException {
        Path data = Files.createDirectories(directory.resolve("data"));
        try (FileChannel channel =
                        FileChannel.open(data.resolve("LOCK"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock();
                Product product = Product.launch(directory, "--anpi.sample=none")) {
            assertThat(held.isValid()).isTrue();
            assertThat(product.awaitEnd()).isEqualTo(69);
            assertThat(lastLine(product)).contains("is in use by another process", "--anpi.data-dir");
        }
    }

    @Test
    void dataOfAnUnknownFormatIsRefused() throws IOException {
        Path data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(data.resolve("VERSION"), "anpi-data 99\n");
        try (Product product = Product.launch(directory, "--anpi.sample=none")) {
            assertThat(product.awaitEnd()).isEqualTo(78);
            assertThat(lastLine(product)).contains("anpi-data 99", "anpi-data 1");
        }
    }

    @Test
    void aForeignDirectoryIsLeftAlone() throws IOException {
        Path data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(data.resolve("letter.txt"), "not ours");
        try (Product product = Product.launch(directory, "--anpi.sample=none")) {
            assertThat(product.awaitEnd()).isEqualTo(78);
            assertThat(data.resolve("VERSION")).doesNotExist();
        }
    }

    @Test
    void aWrongValueIsNamedWithItsKey() {
        try (Product product = Product.launch(directory, "--anpi.sample=village")) {
            assertThat(product.awaitEnd()).isEqualTo(78);
            assertThat(lastLine(product)).startsWith("anpi: ").contains("anpi.sample", "village");
        }
    }

    @Test
    void aMisspeltKeyIsNamed() {
        try (Product product = Product.launch(directory, "--anpi.sampel=town")) {
            assertThat(product.awaitEnd()).isEqualTo(78);
            assertThat(lastLine(product)).startsWith("anpi: ").contains("anpi.sampel");
        }
    }

    @Test
    void aTableOfTheLadderThatMakesNoSenseIsNamedByItsKeysInOneSentence() {
        String table = "--anpi.ladder.policies[0].";
        String one = "11111111-2222-4333-8444-555555555555";
        String other = "22222222-2222-4333-8444-555555555555";
        List<String> options = new ArrayList<>(List.of(
                "--anpi.sample=none",
                table + "name=2027",
                table + "deputies[" + one + "]=" + other,
                table + "deputies[" + other + "]=" + one));
        for (String group :
                List.of("PUSH_SUPPORT", "MEDICAL_COORDINATION", "CARE_CONSIDERATION", "REASONABLE_ACCOMMODATION")) {
            options.add(table + "groups." + group + ".rungs[0].roles=CARE_MANAGER");
            options.add(table + "groups." + group + ".rungs[0].patience="
                    + (group.equals("PUSH_SUPPORT") ? "500ms" : "20m"));
        }
        try (Product product = Product.launch(directory, options.toArray(String[]::new))) {
            assertThat(product.awaitEnd()).isEqualTo(78);
            assertThat(lastLine(product))
                    .startsWith("anpi: ")
                    .contains(
                            "anpi.ladder.policies[0].groups.PUSH_SUPPORT.rungs[0].patience: must be at least one second",
                            "anpi.ladder.policies[0].groups.GENERAL: is missing",
                            "anpi.ladder.policies[0].deputies." + one
                                    + ": offices stand in for each other in a circle");
        }
    }

    private static String lastLine(Product product) {
        return product.console().strip().lines().reduce("", (before, line) -> line);
    }
}
