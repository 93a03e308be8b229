package jp.anpi.registry.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class QuickTimesTest {

    private static final JsonMapper PLAIN = JsonMapper.builder().build();
    private static final JsonMapper QUICK =
            JsonMapper.builder().addModule(new QuickTimes()).build();

    record Times(Instant at, Optional<Instant> maybe, List<Instant> several, Duration patience) {}

    private static Times at(Instant at, Duration patience) {
        return new Times(at, Optional.of(at.plusNanos(1)), List.of(at, at.plusMillis(5)), patience);
    }

    /** What was stored before reads the same, and an older program reads what is stored now. */
    @Test
    void theJsonIsJacksonsOwn() {
        for (var patience : List.of(
                Duration.ZERO,
                Duration.ofMinutes(20),
                Duration.ofHours(36),
                Duration.ofMinutes(90),
                Duration.ofSeconds(-5),
                Duration.ofMillis(1_234),
                Duration.ofDays(400))) {
            var times = at(Instant.parse("2026-11-20T00:00:00.123Z"), patience);
            String json = QUICK.writeValueAsString(times);
            assertThat(json).isEqualTo(PLAIN.writeValueAsString(times));
            assertThat(QUICK.readValue(json, Times.class)).isEqualTo(times);
            assertThat(PLAIN.readValue(json, Times.class)).isEqualTo(times);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2026-11-20T09:30:00+09:00\"", "1763596800", "1763596800.5", "null", "\"\""})
    void otherFormsOfAnInstantAreReadAsJacksonReadsThem(String json) {
        assertThat(QUICK.readValue(json, Instant.class)).isEqualTo(PLAIN.readValue(json, Instant.class));
    }

    @Test
    void whatIsNoTimeIsRefused() {
        assertThatThrownBy(() -> QUICK.readValue("\"yesterday\"", Instant.class))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> QUICK.readValue("\"PTxM\"", Duration.class)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> QUICK.readValue("true", Duration.class)).isInstanceOf(JacksonException.class);
    }
}
