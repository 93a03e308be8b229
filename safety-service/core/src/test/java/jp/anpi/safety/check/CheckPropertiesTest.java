package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.building.RandomLife;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.ladder.StepTaken;
import jp.anpi.safety.report.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every person and every order of events, on made-up lives. */
class CheckPropertiesTest {

    static LongStream seeds() {
        return Seeds.upTo(80);
    }

    private static OnDuty live(long seed, List<SafetyCheck> everyVersion) {
        RandomGenerator random = Seeds.random(seed);
        RandomLife life = new RandomLife(random);
        OnDuty duty = OnDuty.of(life.person("花子"), life.around()).opens();
        for (int i = 0; i < 60; i++) {
            if (i == 20 && random.nextBoolean()) {
                duty.happens(TestEvents.blackout("city", duty.now()));
            }
            if (random.nextInt(20) == 0) {
                duty.happens(TestEvents.gone(random.nextBoolean() ? "看護師" : "ケアマネ", duty.now()));
            }
            duty.forward(Duration.ofSeconds(random.nextInt(3 * 3600)));
            everyVersion.add(duty.check());
            life.something(duty, i);
            everyVersion.add(duty.check());
        }
        return duty;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderInWhichReportsArriveDoesNotMatterToTheirMeaning(long seed) {
        RandomLife life = new RandomLife(Seeds.random(seed));
        APerson person = life.person("花子");
        Instant end = AnIncident.ONSET.plus(Duration.ofHours(5));
        List<Received> reports = new ArrayList<>();
        RandomGenerator random = Seeds.random(seed + 1_000_000);
        for (int i = 0; i < 12; i++) {
            reports.add(life.report(i)
                    .received(AnIncident.ONSET.plusSeconds(random.nextInt(5 * 3600)), end.minusSeconds(i)));
        }
        Reading inOrder = readingAfter(reports, person, life);
        Collections.shuffle(reports, new Random(seed));
        assertThat(readingAfter(reports, person, life)).isEqualTo(inOrder);
    }

    /** Folded before the first rung, so that only the reports themselves can make a difference. */
    private static Reading readingAfter(List<Received> reports, APerson person, RandomLife life) {
        OnDuty duty = OnDuty.of(person, life.around());
        CheckContext context = duty.context();
        SafetyCheck check = duty.check();
        Instant end = AnIncident.ONSET.plus(Duration.ofHours(5));
        for (Received report : reports) {
            check = CheckRules.fold(check, new CheckEvent.Reported(report, Optional.empty()), context, end)
                    .check();
        }
        // The cycle depends on when somebody looked; the statements do not.
        Statements statements = new Statements(
                check.facts(),
                AnIncident.ONSET,
                context.incident().policy().of(check.row().group()));
        return new ReadingRules(
                        statements,
                        context.incident().policy().of(check.row().group()),
                        check.clocks(),
                        check.row().ladder().toTheDesk(),
                        end)
                .read(true, statements.attemptedSince(Optional.empty()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noQuestionIsAskedTwiceAndEveryWithdrawalHasItsQuestion(long seed) {
        OnDuty duty = live(seed, new ArrayList<>());
        List<NoticeId> asked =
                duty.requested().stream().map(NoticeRequested::notice).toList();
        assertThat(asked).doesNotHaveDuplicates();
        Set<NoticeId> known = new HashSet<>(asked);
        assertThat(duty.withdrawn()).allSatisfy(notice -> assertThat(known).contains(notice.notice()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyVersionIsBoundedAndNobodyWhoMustBeAskedIsForgotten(long seed) {
        List<SafetyCheck> versions = new ArrayList<>();
        live(seed, versions);
        assertThat(versions).allSatisfy(check -> {
            assertThat(check.facts()).hasSizeLessThanOrEqualTo(SafetyCheck.MOST_FACTS);
            assertThat(check.notices()).hasSizeLessThanOrEqualTo(SafetyCheck.MOST_NOTICES);
            assertThat(check.steps()).hasSizeLessThanOrEqualTo(SafetyCheck.MOST_STEPS);
            boolean unanswered =
                    !check.reading().answered() && check.row().ladder().asksSomebody();
            boolean attended = check.asking().isPresent();
            assertThat(attended || !unanswered)
                    .as("somebody is asked, or the desk has it")
                    .isTrue();
            check.asking()
                    .filter(asking -> asking.dueAt().isPresent())
                    .ifPresent(asking -> assertThat(check.nextDueAt()).isPresent());
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theStateIsWhatItsPartsSay(long seed) {
        List<SafetyCheck> versions = new ArrayList<>();
        live(seed, versions);
        assertThat(versions).allSatisfy(check -> {
            Reading reading = check.reading();
            boolean confirmed = reading.status() == CheckStatus.CONFIRMED;
            assertThat(reading.confirmedUntil().isPresent()
                            && reading.staleSince().isPresent())
                    .isFalse();
            if (confirmed) {
                assertThat(reading.confirmedUntil())
                        .as("silence is never shown as safe")
                        .isPresent();
            }
            if (!reading.needs().isEmpty() || reading.danger() || reading.deathReported()) {
                assertThat(reading.status()).isEqualTo(CheckStatus.NEEDS_HELP);
            }
            if (check.facts().isEmpty()
                    && check.claim().isEmpty()
                    && check.dispatches().isEmpty()) {
                assertThat(reading.status()).isEqualTo(CheckStatus.SILENT);
            }
            assertThat(check.toState().status()).isEqualTo(reading.status());
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noRungIsAskedTwiceForTheSameReasonInACycle(long seed) {
        OnDuty duty = live(seed, new ArrayList<>());
        List<String> asked = duty.check().steps().stream()
                .filter(step -> step.what() == StepTaken.What.ASKED)
                .map(step -> step.cycle() + "/" + step.rung() + "/" + step.why() + "/" + step.who())
                .toList();
        assertThat(asked).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSameSeedGivesTheSameDecisions(long seed) {
        List<SafetyCheck> once = new ArrayList<>();
        List<SafetyCheck> again = new ArrayList<>();
        assertThat(live(seed, once).published()).isEqualTo(live(seed, again).published());
        assertThat(once).isEqualTo(again);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void lookingAgainAtTheSameMomentChangesNothing(long seed) {
        OnDuty duty = live(seed, new ArrayList<>());
        Decision again = CheckRules.due(duty.check(), duty.context(), duty.now());
        assertThat(again.check()).isSameAs(duty.check());
        assertThat(again.notices()).isEmpty();
    }

    @Test
    void theseLivesReachEveryStateAndEveryKindOfStep() {
        List<SafetyCheck> versions = new ArrayList<>();
        LongStream.range(0, 150).forEach(seed -> live(seed, versions));
        assertThat(versions.stream().map(SafetyCheck::status)).contains(CheckStatus.values());
        assertThat(versions.stream().flatMap(check -> check.steps().stream()).map(StepTaken::what))
                .contains(StepTaken.What.values());
        assertThat(versions.stream().flatMap(check -> check.steps().stream()).map(StepTaken::why))
                .as("the city's table wants the word of one only, and these lives are too slow for who comes back")
                .containsAll(EnumSet.complementOf(EnumSet.of(AskReason.SECOND_ANSWER_WANTED, AskReason.REPORTER_BACK)));
        assertThat(versions).anyMatch(check -> !check.reading().conflicts().isEmpty());
        assertThat(versions).anyMatch(check -> check.cycle() > 2);
    }
}
