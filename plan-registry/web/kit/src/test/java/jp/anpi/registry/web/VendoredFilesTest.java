package jp.anpi.registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What was taken from others is unchanged, named with its version, and comes with its licence. */
class VendoredFilesTest {

    private static final Pattern LOCKED = Pattern.compile("\"file\": \"([^\"]+)\",\\s+\"sha256\": \"([0-9a-f]{64})\"");
    private static final Pattern PACKAGE = Pattern.compile(
            "\"name\": \"([^\"]+)\",\\s+\"version\": \"([^\"]+)\",\\s+\"integrity\": \"sha512-[^\"]+\",\\s+\"licence\": \"([^\"]+)\"");
    private static final Pattern PRIMITIVE = Pattern.compile("--color-(primitive|neutral)-");

    @Test
    void everyVendoredFileIsTheOneThatWasLocked() throws Exception {
        List<MatchResult> locked =
                LOCKED.matcher(text("vendor/vendor.lock.json")).results().toList();

        assertThat(locked).extracting(file -> file.group(1)).contains("vendor/preact-all.js", "tokens.css");
        for (MatchResult file : locked) {
            assertThat(sha256(file.group(1))).as(file.group(1)).isEqualTo(file.group(2));
        }
    }

    @Test
    void everyPackageNamesItsVersionAndComesWithItsLicence() throws IOException {
        String lock = text("vendor/vendor.lock.json");
        String licences = text("vendor/LICENSES.txt");
        List<MatchResult> packages = PACKAGE.matcher(lock).results().toList();

        assertThat(packages).hasSize(lock.split("\"name\"", -1).length - 1).isNotEmpty();
        for (MatchResult one : packages) {
            assertThat(licences).contains("%s %s (%s)".formatted(one.group(1), one.group(2), one.group(3)));
        }
    }

    @Test
    void onlyTheThemeNamesAPrimitiveToken() throws IOException {
        assertThat(PRIMITIVE.matcher(text("theme.css")).find()).isTrue();
        assertThat(PRIMITIVE.matcher(text("kit.css")).find()).isFalse();
    }

    private static String sha256(String file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(file)));
    }

    private static String text(String file) throws IOException {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = VendoredFilesTest.class.getResourceAsStream("/static/kit/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }
}
