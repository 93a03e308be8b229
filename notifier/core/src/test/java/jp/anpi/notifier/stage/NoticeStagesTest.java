package jp.anpi.notifier.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import jp.anpi.notifier.Questions;
import jp.anpi.notifier.incident.IncidentFacts;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeStagesTest {

    private static final Instant ONSET = Questions.ASKED;
    private static final Instant OPENED = Instant.parse("2026-11-21T00:00:00Z");
    private static final IncidentFacts SIXTYFOLD = new IncidentFacts(Questions.INCIDENT, ONSET, OPENED, 60, false);

    private final NoticeRequested question = Questions.to(Questions.member("佐藤", "sato@minase.example"))
            .until(ONSET.plusSeconds(1_200))
            .one(1);

    @Test
    void anOpenQuestionPasses() {
        var draft = new Draft(question, Optional.of(SIXTYFOLD), false, OPENED);
        assertThat(NoticeStages.judge(draft)).isEqualTo(new Verdict.Pass(draft));
    }

    @Test
    void aClosedIncidentAsksNobodyWhateverElseHolds() {
        var draft = new Draft(question, Optional.of(SIXTYFOLD.close()), true, OPENED.plusSeconds(9_999));
        assertThat(NoticeStages.judge(draft)).isEqualTo(new Verdict.Drop(DropReason.INCIDENT_CLOSED));
    }

    @Test
    void aWithdrawnQuestionIsAnswered() {
        var draft = new Draft(question, Optional.of(SIXTYFOLD), true, OPENED);
        assertThat(NoticeStages.judge(draft)).isEqualTo(new Verdict.Drop(DropReason.ANSWERED));
    }

    @ParameterizedTest
    @CsvSource({"19999, false", "20000, true", "20001, true"})
    void aQuestionExpiresAtItsInstantInIncidentTime(long wallMillis, boolean dropped) {
        var draft = new Draft(question, Optional.of(SIXTYFOLD), false, OPENED.plusMillis(wallMillis));
        assertThat(NoticeStages.judge(draft) instanceof Verdict.Drop).isEqualTo(dropped);
    }

    @Test
    void aQuestionOfAnUnknownIncidentIsRatherAskedThanForgotten() {
        var draft = new Draft(question, Optional.empty(), false, OPENED.plusSeconds(99_999));
        assertThat(NoticeStages.judge(draft)).isInstanceOf(Verdict.Pass.class);
    }
}
