package jp.anpi.registry.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeSecretTest {

    private static final OneTimeSecret SECRET =
            OneTimeSecret.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:10Z");
    private static final long PRESENT = OneTimeSecret.stepAt(NOW);

    /** RFC 6238, appendix B, of whose eight digits apps show the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void passwordsAreThoseOfTheStandard(long epochSecond, String password) {
        assertThat(SECRET.passwordOf(OneTimeSecret.stepAt(Instant.ofEpochSecond(epochSecond))))
                .isEqualTo(password);
    }

    @Test
    void theSecretIsTypedAsAppsExpectIt() {
        assertThat(SECRET.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(OneTimeSecret.of("ab".getBytes(StandardCharsets.US_ASCII)).base32())
                .isEqualTo("MFRA");
    }

    @Test
    void aPasswordOfTheStepBeforeOrAfterIsTakenAndNoneFurtherAway() {
        for (long step = PRESENT - 3; step <= PRESENT + 3; step++) {
            assertThat(SECRET.find(SECRET.passwordOf(step), NOW, 0).isPresent())
                    .as("%d steps away", step - PRESENT)
                    .isEqualTo(Math.abs(step - PRESENT) <= 1);
        }
    }

    @Test
    void noPasswordIsTakenTwiceNorAnOlderOneAfterIt() {
        long used = SECRET.find(SECRET.passwordOf(PRESENT), NOW, 0).orElseThrow();

        assertThat(SECRET.find(SECRET.passwordOf(PRESENT), NOW, used)).isEmpty();
        assertThat(SECRET.find(SECRET.passwordOf(PRESENT - 1), NOW, used)).isEmpty();
        assertThat(SECRET.find(SECRET.passwordOf(PRESENT + 1), NOW, used)).hasValue(PRESENT + 1);
    }

    @Test
    void itIsReadAsPeopleTypeIt() {
        String password = SECRET.passwordOf(PRESENT);
        String wide = password.chars()
                .map(digit -> digit - '0' + '０')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat(SECRET.find(" " + password.substring(0, 3) + " " + password.substring(3), NOW, 0))
                .isPresent();
        assertThat(SECRET.find(wide, NOW, 0)).isPresent();
        assertThat(SECRET.find("", NOW, 0)).isEmpty();
        assertThat(SECRET.find(password + "0", NOW, 0)).isEmpty();
    }

    @Test
    void aRecoveryCodeIsReadAsItWasPrintedOrTyped() {
        RecoveryCode code = RecoveryCode.random(new Random(7));

        assertThat(code.printed()).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");
        assertThat(RecoveryCode.read(code.printed())).contains(code);
        assertThat(RecoveryCode.read(code.printed().toLowerCase().replace('-', ' ')))
                .contains(code);
        assertThat(RecoveryCode.read(code.symbols().replace('0', 'o').replace('1', 'l')))
                .contains(code);
        assertThat(RecoveryCode.read("123456")).isEmpty();
        assertThat(RecoveryCode.read("U".repeat(16))).isEmpty();
        assertThat(RecoveryCode.read("x".repeat(100_000))).isEmpty();
        assertThat(code.toString()).doesNotContain(code.symbols());
    }
}
