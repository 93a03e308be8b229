package jp.anpi.safety.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.AskedRole;
import jp.anpi.safety.contract.Explanation;
import jp.anpi.safety.ladder.StepTaken.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationsTest {

    private static final Instant TEN = AnIncident.ONSET;

    private static Explanation explain(What what, AskReason why, Duration patience) {
        StepTaken step = new StepTaken(
                1,
                2,
                AskedRole.CARE_MANAGER,
                what,
                what == What.ASKED ? List.of("佐藤") : List.of(),
                why,
                TEN,
                what == What.ASKED ? Optional.of(TEN.plus(patience)) : Optional.empty(),
                Optional.of(AskedRole.OTHER_PROVIDERS),
                List.of(),
                Tried.NEVER);
        return new Explanations(AnIncident.ZONE).of(step, "花子", PriorityGroup.PUSH_SUPPORT);
    }

    @Test
    void aQuestionSaysWhoWhyAndWhatHappensNextAndWhen() {
        Explanation explanation = explain(What.ASKED, AskReason.NO_ANSWER_IN_TIME, Duration.ofMinutes(20));
        assertThat(explanation.ja())
                .isEqualTo("花子さん（①）は前の依頼先から時間内に報告がなかったため、ケアマネジャー（佐藤）に確認をお願いしています。"
                        + "10:20までに報告がなければ、その他のサービス事業者に引き継ぎます。");
        assertThat(explanation.en())
                .isEqualTo("花子 (group 1): those asked before did not report in time, so care manager (佐藤) is asked."
                        + " Without a report by 10:20, next: other providers.");
    }

    @Test
    void aTimeOnAnotherDayNamesTheDay() {
        assertThat(explain(What.ASKED, AskReason.RECHECK_DUE, Duration.ofHours(14))
                        .ja())
                .contains("11/21 00:00までに");
        assertThat(explain(
                                What.ASKED,
                                AskReason.RECHECK_DUE,
                                Duration.ofHours(13).plusMinutes(59))
                        .ja())
                .contains("、ケアマネジャー（佐藤）")
                .contains("23:59までに");
    }

    @ParameterizedTest
    @EnumSource(AskReason.class)
    void everyReasonHasItsOwnWords(AskReason why) {
        Explanation explanation = explain(What.HANDED_TO_DESK, why, Duration.ZERO);
        Stream.of(AskReason.values())
                .filter(other -> other != why)
                .map(other -> explain(What.HANDED_TO_DESK, other, Duration.ZERO))
                .forEach(other -> {
                    assertThat(other.ja()).isNotEqualTo(explanation.ja());
                    assertThat(other.en()).isNotEqualTo(explanation.en());
                });
    }

    static Stream<What> steps() {
        return Stream.of(What.values());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everySentenceNamesThePersonAndEnds(What what) {
        Explanation explanation = explain(what, AskReason.UNDELIVERABLE, Duration.ofMinutes(5));
        assertThat(explanation.ja()).startsWith("花子さん（①）").endsWith("。");
        assertThat(explanation.en()).startsWith("花子 (group 1):").endsWith(".");
    }
}
