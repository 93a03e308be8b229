package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.building.RandomLife;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.contract.Explanation;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.ladder.Explanations;
import jp.anpi.safety.ladder.StepTaken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to whomever: every step, message and state has its plain sentence, in both languages. */
class StepSentencesTest {

    private static final Explanations SENTENCES = new Explanations(AnIncident.ZONE);
    private static final Pattern JAPANESE = Pattern.compile("^.+さん（[①-⑤]）[はに].+。$");
    private static final Pattern ENGLISH = Pattern.compile("^.+ \\(group [1-5]\\): [^。]+\\.$");
    private static final Pattern UNFILLED = Pattern.compile("%[sd]|null|Optional|（）|\\(\\)|[A-Z]+_[A-Z]+");

    static LongStream seeds() {
        return Seeds.upTo(150);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyStepMessageAndStateHasASentenceInBothLanguages(long seed) {
        OnDuty duty = night(seed);
        duty.check().steps().forEach(step -> assertSentence(sentence(duty, step)));
        duty.requested().forEach(notice -> assertSentence(notice.explanation()));
        assertSentence(CheckSentence.of(duty.check(), "人", duty.now(), AnIncident.ZONE));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theMessageSaysWhatTheScreenAndTheLogSay(long seed) {
        OnDuty duty = night(seed);
        duty.check().notices().stream()
                .flatMap(sent -> duty.requested().stream()
                        .filter(notice -> notice.notice().equals(sent.id())))
                .filter(notice -> stepOf(duty, notice))
                .forEach(notice -> assertThat(duty.check().steps())
                        .as("%s", notice.notice())
                        .anySatisfy(step -> assertThat(sentence(duty, step)).isEqualTo(notice.explanation())));
    }

    @Test
    void theNightsSeeEveryKindOfStep() {
        Set<StepTaken.What> seen = EnumSet.noneOf(StepTaken.What.class);
        seeds().forEach(seed -> night(seed).check().steps().forEach(step -> seen.add(step.what())));
        assertThat(seen).containsExactlyInAnyOrder(StepTaken.What.values());
    }

    private static OnDuty night(long seed) {
        var random = Seeds.random(seed);
        var life = new RandomLife(random);
        OnDuty duty = OnDuty.of(life.person("人"), life.around()).opens();
        for (int i = 0; i < 12; i++) {
            duty.forward(Duration.ofMinutes(random.nextInt(25)));
            life.something(duty, i);
        }
        return duty;
    }

    /** The check keeps the newest steps only. */
    private static boolean stepOf(OnDuty duty, NoticeRequested notice) {
        return !duty.check().steps().isEmpty()
                && !notice.askedAt().isBefore(duty.check().steps().getFirst().at());
    }

    private static Explanation sentence(OnDuty duty, StepTaken step) {
        return SENTENCES.of(step, "人", duty.check().row().group());
    }

    private static void assertSentence(Explanation said) {
        assertThat(said.ja()).matches(JAPANESE).doesNotContainPattern(UNFILLED);
        assertThat(said.en()).matches(ENGLISH).doesNotContainPattern(UNFILLED);
    }
}
