package jp.anpi.notifier.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import jp.anpi.notifier.Questions;
import jp.anpi.notifier.incident.IncidentFacts;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.AskReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatheringTest {

    private static final Instant NOW = Instant.parse("2026-11-20T05:00:01Z");
    private static final Window WINDOW =
            new Window(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMinutes(5));
    private static final IncidentFacts REAL = at(1);

    private final Questions questions = Questions.to(Questions.member("佐藤", "sato@minase.example"));

    @Test
    void aSingleQuestionGoesOutAfterTheQuietTime() {
        var gathering = Gathering.begin(questions.one(1), NOW, Optional.empty());
        assertThat(gathering.dueAt(WINDOW, REAL)).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void eachFurtherQuestionDelaysTheMessageButNeverBeyondTheLongest() {
        var gathering = Gathering.begin(questions.one(0), NOW, Optional.empty());
        for (int second = 1; second <= 30; second++) {
            gathering = gathering.with(questions.one(second), NOW.plusSeconds(second));
            var due = gathering.dueAt(WINDOW, REAL);
            assertThat(due).isEqualTo(NOW.plusSeconds(Math.min(second + 2, 10)));
        }
        assertThat(gathering.questions()).hasSize(31);
    }

    @Test
    void aQuestionThatArrivesTwiceIsAskedOnce() {
        var gathering = Gathering.begin(questions.one(1), NOW, Optional.empty());
        assertThat(gathering.with(questions.one(1), NOW.plusSeconds(1))).isEqualTo(gathering);
    }

    @Test
    void aRecipientWrittenToJustBeforeIsNotWrittenToAgainAtOnce() {
        var sent = NOW.minusSeconds(60);
        var gathering = Gathering.begin(questions.one(1), NOW, Optional.of(sent));
        assertThat(gathering.dueAt(WINDOW, REAL)).isEqualTo(sent.plusSeconds(300));
    }

    @Test
    void urgentQuestionsDoNotWaitForThePace() {
        var sent = Optional.of(NOW.minusSeconds(60));
        var powered =
                Gathering.begin(questions.about(PriorityGroup.PUSH_SUPPORT).one(1), NOW, sent);
        var danger =
                Gathering.begin(questions.because(AskReason.DANGER_REPORTED).one(1), NOW, sent);
        assertThat(powered.dueAt(WINDOW, REAL)).isEqualTo(NOW.plusSeconds(2));
        assertThat(danger.dueAt(WINDOW, REAL)).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void inAFastDrillGatheringCostsLittleOfTheLaddersTime() {
        var gathering = Gathering.begin(questions.one(1), NOW, Optional.empty());
        assertThat(gathering.dueAt(WINDOW, at(60))).isEqualTo(NOW.plusSeconds(1));
        assertThat(gathering.dueAt(WINDOW, at(1_440))).isEqualTo(NOW.plusMillis(100));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSameQuestionsGiveTheSameKeysInWhateverOrderTheyArrived(long seed) {
        var dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var ordered = questions.several(35);
        var shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, dice);
        assertThat(new Digest(shuffled)).isEqualTo(new Digest(ordered));
        assertThat(Digest.split(shuffled, 10).stream().map(Digest::key))
                .containsExactlyElementsOf(
                        Digest.split(ordered, 10).stream().map(Digest::key).toList())
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    void otherQuestionsOrAnotherRecipientGiveAnotherKey() {
        var other = Questions.to(Questions.member("鈴木", "suzuki@minase.example"));
        assertThat(new Digest(questions.several(2)).key()).isNotEqualTo(new Digest(questions.several(3)).key());
        assertThat(new Digest(questions.several(2)).key()).isNotEqualTo(new Digest(other.several(2)).key());
    }

    private static IncidentFacts at(double speed) {
        return new IncidentFacts(Questions.INCIDENT, NOW, NOW, speed, false);
    }
}
