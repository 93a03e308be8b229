package jp.anpi.registry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantsTest {

    private static final long YEAR_1 = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long YEAR_10000 = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() + 1;

    private static Instant any(Random random) {
        int[] nanos = {
            0, random.nextInt(1_000) * 1_000_000, random.nextInt(1_000_000) * 1_000, random.nextInt(1_000_000_000)
        };
        return Instant.ofEpochSecond(random.nextLong(YEAR_1, YEAR_10000), nanos[random.nextInt(nanos.length)]);
    }

    @Test
    void writesWhatTheJdkWrites() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = any(random);
            assertThat(IsoInstants.text(instant)).isEqualTo(instant.toString());
        }
        assertThat(IsoInstants.text(Instant.MAX)).isEqualTo(Instant.MAX.toString());
        assertThat(IsoInstants.text(Instant.MIN)).isEqualTo(Instant.MIN.toString());
    }

    @Test
    void readsWhatTheJdkWritesWhateverTheOffset() {
        var random = new Random(8);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = any(random);
            assertThat(IsoInstants.find(instant.toString())).contains(instant);
            OffsetDateTime there = instant.plusSeconds(86_400)
                    .atOffset(ZoneOffset.ofTotalSeconds(60 * random.nextInt(-17 * 60, 17 * 60)));
            if (there.getYear() <= 9999) {
                assertThat(IsoInstants.parse(there.toString())).isEqualTo(there.toInstant());
            }
        }
    }

    /** One letter changed: whatever is still read is what the JDK reads. */
    @Test
    void readsNothingTheJdkWouldRefuse() {
        var random = new Random(9);
        String letters = "0123456789-+:.TZtz /";
        for (int i = 0; i < 100_000; i++) {
            var text = new StringBuilder(i % 2 == 0 ? any(random).toString() : "2024-02-29T23:59:59.5+09:30");
            text.setCharAt(random.nextInt(text.length()), letters.charAt(random.nextInt(letters.length())));
            var found = IsoInstants.find(text.toString());
            if (found.isPresent()) {
                assertThat(found)
                        .as(text.toString())
                        .contains(OffsetDateTime.parse(text).toInstant());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-20",
                "2026-11-20T09:30:00",
                "2026-02-30T09:30:00Z",
                "2026-11-20T24:00:00Z",
                "2026-11-20T09:60:00Z",
                "2026-11-20T09:30:00.1234567890Z",
                "2026-11-20T09:30:00+0900",
                "2026-11-20T09:30:00+19:00"
            })
    void whatIsNoInstantIsRefused(String text) {
        assertThat(IsoInstants.find(text)).isEmpty();
        assertThatThrownBy(() -> IsoInstants.parse(text)).isInstanceOf(DateTimeParseException.class);
    }

    @Test
    void unusualFormsAreReadAsTheJdkReadsThem() {
        assertThat(IsoInstants.parse("2026-11-20T09:30+09:00")).isEqualTo(Instant.parse("2026-11-20T00:30:00Z"));
        assertThat(IsoInstants.parse("2026-11-20T09:30:00+18:00")).isEqualTo(Instant.parse("2026-11-19T15:30:00Z"));
    }
}
