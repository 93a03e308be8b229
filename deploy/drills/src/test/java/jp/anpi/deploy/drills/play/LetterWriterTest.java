package jp.anpi.deploy.drills.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.deploy.drills.Sha256;
import jp.anpi.deploy.drills.product.PersonId;
import jp.anpi.deploy.drills.scenario.ReportForm;
import org.junit.jupiter.api.Test;

class LetterWriterTest {
    private static final Instant ONSET = Instant.parse("2026-11-05T00:00:00Z");
    private static final Instant WALL = Instant.parse("2026-11-20T10:00:00Z");
    private final IncidentClock clock = new IncidentClock(ONSET, WALL, ONSET, 60);
    private final ReportForm form = form(Map.of());

    private static ReportForm form(Map<ReportForm.SupplyKind, Optional<Duration>> supplied) {
        return new ReportForm(
                supplied,
                ReportForm.Source.VISITING_NURSE,
                Optional.of(ReportForm.Channel.APP),
                ReportForm.Contact.REACHED,
                ReportForm.Evidence.DIRECT,
                ReportForm.Condition.SAFE,
                ReportForm.PlaceKind.HOME,
                Optional.empty(),
                List.of(ReportForm.NeedKind.POWER),
                Optional.of("停電"),
                Duration.ofMinutes(2));
    }

    @Test
    void whatWasBroughtIsToldWithItsHours() {
        ReportForm bringing = form(Map.of(
                ReportForm.SupplyKind.VENTILATOR,
                Optional.of(Duration.ofMinutes(90)),
                ReportForm.SupplyKind.POWER,
                Optional.empty()));
        Draft draft = new Draft(
                Duration.ofMinutes(5), new Draft.About.Listed(new PersonId("P1")), bringing, Optional.empty(), 0);
        UUID id = UUID.fromString("3f1f0a9e-2f6c-4d0b-9a52-0f6b1c2d3e4f");
        String expected =
                "{\"id\":\"3f1f0a9e-2f6c-4d0b-9a52-0f6b1c2d3e4f\",\"personId\":\"P1\",\"contact\":\"REACHED\","
                        + "\"evidence\":\"DIRECT\",\"condition\":\"SAFE\",\"place\":{\"kind\":\"HOME\"},"
                        + "\"needs\":[{\"kind\":\"POWER\"}],"
                        + "\"supplied\":[{\"kind\":\"POWER\"},{\"kind\":\"VENTILATOR\",\"hours\":1.5}],"
                        + "\"notes\":\"停電\",\"source\":\"VISITING_NURSE\",\"channel\":\"APP\","
                        + "\"observedAt\":\"2026-11-20T10:00:03Z\"}";
        assertThat(new LetterWriter(clock, () -> id).write(draft).report().contentHash())
                .isEqualTo(Sha256.hex(expected));
    }

    @Test
    void theSendersClockIsTheWallsAndTheContentIsTheForm() {
        UUID id = UUID.fromString("3f1f0a9e-2f6c-4d0b-9a52-0f6b1c2d3e4f");
        Draft draft =
                new Draft(Duration.ofMinutes(5), new Draft.About.Listed(new PersonId("P1")), form, Optional.empty(), 0);

        Letter letter = new LetterWriter(clock, () -> id).write(draft);

        String expected =
                "{\"id\":\"3f1f0a9e-2f6c-4d0b-9a52-0f6b1c2d3e4f\",\"personId\":\"P1\",\"contact\":\"REACHED\","
                        + "\"evidence\":\"DIRECT\",\"condition\":\"SAFE\",\"place\":{\"kind\":\"HOME\"},"
                        + "\"needs\":[{\"kind\":\"POWER\"}],\"notes\":\"停電\",\"source\":\"VISITING_NURSE\",\"channel\":\"APP\","
                        + "\"observedAt\":\"2026-11-20T10:00:03Z\"}";
        assertThat(letter.report().contentHash()).isEqualTo(Sha256.hex(expected));
        assertThat(letter.leaves()).isEqualTo(WALL.plusSeconds(5));
        assertThat(letter.person()).contains(new PersonId("P1"));
    }
}
