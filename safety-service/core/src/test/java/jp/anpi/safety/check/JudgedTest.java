package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.building.RandomLife;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.ReportMark;
import jp.anpi.safety.report.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A person's decision about a report overrides what the rules would make of it, and is itself a fact. */
class JudgedTest {

    private final OnDuty duty = OnDuty.of(APerson.named("花子").in(PriorityGroup.CARE_CONSIDERATION), new Around())
            .until("12:00");

    private Reading reading() {
        return duty.check().reading();
    }

    private void judge(String report, boolean counts, String command) {
        duty.happens(new CheckEvent.Judged(Ids.report(report), counts, Ids.command(command)));
    }

    @Test
    void pitfall08AContradictionIsResolvedByAPersonAndBothReportsStay() {
        duty.hears(AReport.of("nurse"), duty.at("11:00"));
        duty.hears(AReport.of("passer-by").saying(Condition.UNWELL), duty.at("11:30"));
        assertThat(reading().condition()).as("the rules: later observed").isEqualTo(Condition.UNWELL);
        assertThat(reading().conflicts()).hasSize(1);

        judge("passer-by", false, "1");

        assertThat(reading().condition()).isEqualTo(Condition.SAFE);
        assertThat(reading().status()).isEqualTo(CheckStatus.CONFIRMED);
        assertThat(reading().conflicts()).isEmpty();
        assertThat(duty.check().facts())
                .as("kept and marked")
                .filteredOn(fact -> fact.marks().contains(ReportMark.SET_ASIDE))
                .extracting(ReportFact::report)
                .containsExactly(Ids.report("passer-by"));
    }

    @Test
    void whatWasSetAsideCountsAgainWhenThePersonDecidesSo() {
        duty.hears(AReport.of("a").needing(NeedKind.RESCUE), duty.at("11:00"));
        judge("a", false, "1");
        assertThat(reading().danger()).isFalse();
        judge("a", true, "2");
        assertThat(reading().danger()).isTrue();
        assertThat(duty.check().commands())
                .extracting(CommandOutcome::outcome)
                .containsExactly(CommandOutcome.Outcome.DONE, CommandOutcome.Outcome.DONE);
    }

    @Test
    void aCorrectionThatIsSetAsideCorrectsNothing() {
        duty.hears(AReport.of("seen"), duty.at("11:00"));
        duty.hears(AReport.of("wrong").correcting("seen").saying(Condition.UNWELL), duty.at("11:30"));
        assertThat(reading().condition()).isEqualTo(Condition.UNWELL);
        judge("wrong", false, "1");
        assertThat(reading().condition()).isEqualTo(Condition.SAFE);
    }

    @Test
    void aDecisionAboutAReportThatIsNotThereSaysSoAndChangesNothing() {
        judge("unknown", false, "1");
        assertThat(duty.check().commands())
                .extracting(CommandOutcome::outcome)
                .containsExactly(CommandOutcome.Outcome.NOTHING_TO_DO);
    }

    @Test
    void theSameDecisionTwiceIsOneDecision() {
        duty.hears(AReport.of("a"), duty.at("11:00"));
        judge("a", false, "1");
        var once = duty.check();
        judge("a", false, "1");
        assertThat(duty.check()).isEqualTo(once);
    }

    static LongStream seeds() {
        return Seeds.upTo(60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aReportThatIsSetAsideReadsAsIfItHadNeverCome(long seed) {
        Life life = new Life(seed);
        int chosen = life.random.nextInt(life.reports.size());
        var aside = life.reports.get(chosen).report().id();
        List<Received> without = new ArrayList<>(life.reports);
        without.remove(chosen);
        SafetyCheck all = life.after(life.reports);
        SafetyCheck judged = life.then(all, new CheckEvent.Judged(aside, false, Ids.command("x")));
        assertThat(life.meaning(judged)).isEqualTo(life.meaning(life.after(without)));
        SafetyCheck again = life.then(judged, new CheckEvent.Judged(aside, true, Ids.command("y")));
        assertThat(life.meaning(again)).isEqualTo(life.meaning(all));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyOrderOfArrivalAndAnyRepetitionFoldToTheSameFactsAndTheSameReading(long seed) {
        Life life = new Life(seed);
        SafetyCheck straight = life.after(life.reports);
        List<Received> mixed = new ArrayList<>(life.reports);
        for (int i = 0; i < 8; i++) {
            mixed.add(life.reports.get(life.random.nextInt(life.reports.size())));
        }
        Collections.shuffle(mixed, new Random(seed));
        SafetyCheck other = life.after(mixed);
        assertThat(other.facts()).isEqualTo(straight.facts());
        assertThat(life.meaning(other)).isEqualTo(life.meaning(straight));
    }

    /** Twelve reports about one person. */
    private static final class Life {
        private final Instant end = AnIncident.ONSET.plus(Duration.ofHours(5));
        private final RandomGenerator random;
        private final OnDuty start;
        private final List<Received> reports = new ArrayList<>();

        Life(long seed) {
            random = Seeds.random(seed);
            var life = new RandomLife(random);
            start = OnDuty.of(life.person("花子"), life.around());
            for (int i = 0; i < 12; i++) {
                reports.add(life.report(i)
                        .received(AnIncident.ONSET.plusSeconds(random.nextInt(5 * 3600)), end.minusSeconds(i)));
            }
        }

        SafetyCheck after(List<Received> received) {
            SafetyCheck check = start.check();
            for (var one : received) {
                check = then(check, new CheckEvent.Reported(one, Optional.empty()));
            }
            return check;
        }

        SafetyCheck then(SafetyCheck check, CheckEvent event) {
            return CheckRules.fold(check, event, start.context(), end).check();
        }

        /** What the facts say; the cycle depends on when somebody looked, the statements do not. */
        Reading meaning(SafetyCheck check) {
            var policy = start.context().incident().policy().of(check.row().group());
            var statements = new Statements(check.facts(), AnIncident.ONSET, policy);
            return new ReadingRules(
                            statements,
                            policy,
                            check.clocks(),
                            check.row().ladder().toTheDesk(),
                            end)
                    .read(true, statements.attemptedSince(Optional.empty()));
        }
    }
}
