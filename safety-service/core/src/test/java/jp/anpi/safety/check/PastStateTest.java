package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.NeedKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How somebody came to where they stand, told from the facts alone. */
class PastStateTest {

    private static final List<Condition> SAID =
            List.of(Condition.SAFE, Condition.SAFE, Condition.UNWELL, Condition.SERIOUS_INJURY, Condition.UNKNOWN);

    private final OnDuty duty = OnDuty.of(APerson.named("花子").in(PriorityGroup.CARE_CONSIDERATION), new Around());

    private List<PastState> past() {
        return PastState.of(duty.check(), AnIncident.real());
    }

    @Test
    void whoWasNeverHeardOfHasNoPast() {
        duty.until("18:00");
        assertThat(past()).isEmpty();
    }

    @Test
    void aConfirmationCountsFromItsArrivalUntilItIsTooOld() {
        duty.until("12:00").hears(AReport.of("a"), duty.at("11:00"));
        assertThat(past()).containsExactly(new PastState(duty.at("12:00"), CheckStatus.CONFIRMED));
        var until = duty.check().reading().confirmedUntil().orElseThrow();
        duty.forward(Duration.between(duty.now(), until).plusHours(1));
        assertThat(past())
                .containsExactly(
                        new PastState(duty.at("12:00"), CheckStatus.CONFIRMED),
                        new PastState(until, CheckStatus.SILENT));
    }

    static LongStream seeds() {
        return Seeds.upTo(40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void itIsWhatSomebodyWhoLookedEveryMinuteHasSeen(long seed) {
        RandomGenerator random = Seeds.random(seed);
        List<PastState> seen = new ArrayList<>();
        CheckStatus last = CheckStatus.SILENT;
        int reports = 0;
        for (int minute = 0; minute < 3_500; minute++) {
            duty.forward(Duration.ofMinutes(1));
            if (reports < SafetyCheck.MOST_FACTS && random.nextInt(150) == 0) {
                duty.hears(report(random, "r" + reports++));
            }
            CheckStatus now = counted(duty.check().status());
            if (now != last) {
                seen.add(new PastState(duty.now(), now));
                last = now;
            }
        }
        assertThat(past()).isEqualTo(seen);
    }

    private static AReport report(RandomGenerator random, String word) {
        AReport report = AReport.of(word).saying(SAID.get(random.nextInt(SAID.size())));
        report = random.nextInt(4) == 0 ? report.hearsay() : report;
        return switch (random.nextInt(6)) {
            case 0 -> report.needing(NeedKind.MEDICINE);
            case 1 -> report.needing(NeedKind.RESCUE);
            case 2 -> AReport.of(word).unreachable();
            default -> report.needing(NeedKind.NONE);
        };
    }

    private static CheckStatus counted(CheckStatus status) {
        return switch (status) {
            case CONFIRMED, NEEDS_HELP -> status;
            case TRYING, SILENT -> CheckStatus.SILENT;
        };
    }
}
