package jp.anpi.notifier.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import jp.anpi.notifier.Questions;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import org.junit.jupiter.api.Test;

class DigestTest {

    private final Questions toSato = Questions.to(Questions.member("佐藤", "sato@minase.example"));

    @Test
    void thirtyFiveClientsAreOneMessageWithTheMostUrgentFirst() {
        var questions = new ArrayList<>(toSato.several(34));
        questions.add(toSato.about(PriorityGroup.PUSH_SUPPORT).one(99));
        var digests = Digest.split(questions, 100);
        assertThat(digests).hasSize(1);
        assertThat(digests.getFirst().questions()).hasSize(35);
        assertThat(digests.getFirst().questions().getFirst().group()).isEqualTo(PriorityGroup.PUSH_SUPPORT);
    }

    @Test
    void moreThanAPersonCanReadIsSplitWithoutLosingAnybody() {
        var digests = Digest.split(toSato.several(250), 100);
        assertThat(digests).extracting(digest -> digest.questions().size()).containsExactly(100, 100, 50);
        assertThat(digests.stream()
                        .flatMap(digest -> digest.questions().stream())
                        .map(NoticeRequested::notice))
                .hasSize(250)
                .doesNotHaveDuplicates();
    }

    @Test
    void oneMessageNeverMixesRecipientsOrDrillAndReal() {
        var other =
                Questions.to(Questions.member("鈴木", "suzuki@minase.example")).one(2);
        assertThatIllegalArgumentException().isThrownBy(() -> new Digest(List.of(toSato.one(1), other)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Digest(List.of(toSato.one(1), toSato.in(Mode.DRILL).one(2))));
    }
}
