package jp.anpi.safety.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AState;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.contract.ClockKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UrgencyTest {

    private static final Instant SOON = AnIncident.ONSET.plusSeconds(60);

    private static AState of(PriorityGroup group) {
        return AState.of(APerson.named("p").in(group));
    }

    private static Urgency urgency(AState state) {
        var built = state.build();
        return Urgency.of(built.group(), Optional.of(built));
    }

    /** From the most urgent down; each differs from the next by what the order looks at next. */
    private static final List<Urgency> IN_ORDER = List.of(
            urgency(of(PriorityGroup.GENERAL).danger().clock(ClockKind.OXYGEN, SOON)),
            urgency(of(PriorityGroup.GENERAL).danger()),
            urgency(of(PriorityGroup.GENERAL).clock(ClockKind.DIALYSIS, SOON.minusMillis(1))),
            urgency(of(PriorityGroup.PUSH_SUPPORT).clock(ClockKind.VENTILATOR, SOON)),
            urgency(of(PriorityGroup.MEDICAL_COORDINATION).clock(ClockKind.DIALYSIS, SOON)),
            Urgency.of(PriorityGroup.PUSH_SUPPORT, Optional.empty()),
            urgency(of(PriorityGroup.PUSH_SUPPORT).lastReportAt(AnIncident.ONSET.minusSeconds(60))),
            urgency(of(PriorityGroup.PUSH_SUPPORT).dead().lastReportAt(AnIncident.ONSET)),
            urgency(of(PriorityGroup.PUSH_SUPPORT).lastReportAt(AnIncident.ONSET.plusMillis(1))),
            Urgency.of(PriorityGroup.MEDICAL_COORDINATION, Optional.empty()));

    static LongStream seeds() {
        return Seeds.upTo(20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void dangerThenTheClockToTheMillisecondThenTheGroupThenTheLongestWait(long seed) {
        List<Urgency> shuffled = new ArrayList<>(IN_ORDER);
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.sort(Comparator.naturalOrder());
        assertThat(shuffled).isEqualTo(IN_ORDER);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void idsStandAsTheyRead(long seed) {
        var random = Seeds.random(seed);
        List<PersonId> ids = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            // Few first halves, so that the second ones decide as well.
            ids.add(new PersonId(new UUID((long) random.nextInt(-2, 2) << 62, random.nextLong())));
        }
        List<PersonId> asText =
                ids.stream().sorted(Comparator.comparing(PersonId::toString)).toList();
        ids.sort(Urgency.BY_ID);
        assertThat(ids).isEqualTo(asText);
    }

    @Test
    void aReportedDeathStandsWhereItWouldStandWithoutIt() {
        assertThat(urgency(of(PriorityGroup.PUSH_SUPPORT).dead()))
                .isEqualTo(Urgency.of(PriorityGroup.PUSH_SUPPORT, Optional.empty()));
    }
}
