package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.ReportMark;
import jp.anpi.safety.report.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A check holds a few facts only; nobody can tell by what it says, whatever is taken back or comes late. */
class RecallTest {

    private static final Instant END = AnIncident.ONSET.plus(Duration.ofHours(6));

    /** A check and the store of raw reports beside it. */
    private static final class Kept {

        private final CheckContext context;
        private final Map<ReportId, Received> about = new LinkedHashMap<>();
        private final Set<ReportId> setAside = new HashSet<>();
        private SafetyCheck check;
        private int recalled;

        Kept(OnDuty duty) {
            context = duty.context();
            check = duty.check();
        }

        void hears(AReport report, Instant observedAt) {
            Received received = report.received(observedAt, END);
            about.put(received.report().id(), received);
            happens(new CheckEvent.Reported(received, Optional.empty()));
        }

        void unlink(ReportId report, int command) {
            about.remove(report);
            happens(new CheckEvent.Unlinked(report, Ids.command("u" + command)));
        }

        void judge(ReportId report, boolean counts, int command) {
            if (counts) {
                setAside.remove(report);
            } else if (about.containsKey(report)) {
                setAside.add(report);
            }
            happens(new CheckEvent.Judged(report, counts, Ids.command("j" + command)));
        }

        private void happens(CheckEvent event) {
            List<CheckEvent> events = List.of(event);
            if (Recall.isWanted(check, events)) {
                recalled++;
                events = Recall.with(check, events, stored());
            }
            check = CheckRules.fold(check, events.getFirst(), context, END).check();
        }

        private List<CheckEvent.Recalling.Report> stored() {
            return about.values().stream()
                    .map(received -> new CheckEvent.Recalling.Report(
                            received, setAside.contains(received.report().id())))
                    .toList();
        }

        /** What a check that lets nothing go would read. */
        Statements.Meaning wholeMeaning() {
            List<ReportFact> all = new ArrayList<>();
            about.forEach((id, received) -> {
                ReportFact fact = ReportFact.of(received, 1, false);
                all.add(setAside.contains(id) ? fact.with(ReportMark.SET_ASIDE) : fact);
            });
            return meaning(all);
        }

        Statements.Meaning meaning() {
            return meaning(check.facts());
        }

        private Statements.Meaning meaning(List<ReportFact> facts) {
            var policy = context.incident().policy().of(check.row().group());
            return new Statements(facts, AnIncident.ONSET, policy).meaning();
        }
    }

    static LongStream seeds() {
        return Seeds.upTo(60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverIsTakenBackOrComesLateACheckReadsAsIfItHadNeverLetAnythingGo(long seed) {
        RandomGenerator random = Seeds.random(seed);
        RandomLife life = new RandomLife(random);
        Kept kept = new Kept(OnDuty.of(life.person("花子"), life.around()));
        for (int i = 0; i < 90; i++) {
            switch (random.nextInt(10)) {
                case 0 -> kept.unlink(Ids.report("r" + random.nextInt(i + 1)), i);
                case 1 -> kept.judge(Ids.report("r" + random.nextInt(i + 1)), random.nextInt(3) == 0, i);
                case 2 -> kept.hears(life.report(i), AnIncident.ONSET.plusSeconds(random.nextInt(1 + i * 180)));
                case 3, 4 ->
                    kept.hears(
                            life.report(i), AnIncident.ONSET.plusSeconds(Math.max(1, i * 180 - random.nextInt(3000))));
                default -> kept.hears(life.report(i), AnIncident.ONSET.plus(Duration.ofMinutes(3L * i)));
            }
            assertThat(kept.meaning()).as("after %s", i).isEqualTo(kept.wholeMeaning());
            assertThat(kept.check.facts()).hasSizeLessThanOrEqualTo(SafetyCheck.MOST_FACTS);
        }
        assertThat(kept.about).hasSizeGreaterThan(SafetyCheck.MOST_FACTS);
    }

    @Test
    void whoWasSeenBeforeIsNotSilentOnceTheReportsThatCameAfterAreTakenBack() {
        Kept kept = new Kept(OnDuty.of(
                APerson.named("花子").in(PriorityGroup.CARE_CONSIDERATION).careManager("ケアマネ"),
                new Around().member("ケアマネ")));
        kept.hears(AReport.of("first"), AnIncident.ONSET.plusSeconds(60));
        for (int i = 0; i < 40; i++) {
            kept.hears(AReport.of("wrong" + i), AnIncident.ONSET.plusSeconds(120 + i));
        }
        assertThat(kept.check.facts())
                .extracting(ReportFact::report)
                .as("no room for a report that decides nothing")
                .doesNotContain(Ids.report("first"));
        for (int i = 0; i < 40; i++) {
            kept.unlink(Ids.report("wrong" + i), i);
        }
        assertThat(kept.check.facts()).extracting(ReportFact::report).containsExactly(Ids.report("first"));
        assertThat(kept.check.status()).isEqualTo(CheckStatus.CONFIRMED);
    }

    @Test
    void aFloodOfReportsThatOvertakeEachOtherReadsNothingAgain() {
        Kept kept = new Kept(OnDuty.of(APerson.named("花子").in(PriorityGroup.CARE_CONSIDERATION), new Around()));
        for (int i = 0; i < 300; i++) {
            kept.hears(AReport.of("r" + i), AnIncident.ONSET.plusSeconds(60 + (i % 2 == 0 ? i + 3 : i)));
        }
        assertThat(kept.check.facts()).hasSize(SafetyCheck.MOST_FACTS);
        assertThat(kept.recalled).isZero();
        kept.hears(AReport.of("late"), AnIncident.ONSET.plusSeconds(61));
        assertThat(kept.recalled).isEqualTo(1);
    }

    @Test
    void aNeedThatEndedDoesNotComeBackWhenThereIsNoMoreRoomForTheReportThatEndedIt() {
        Kept kept = new Kept(OnDuty.of(APerson.named("花子").in(PriorityGroup.CARE_CONSIDERATION), new Around()));
        kept.hears(
                AReport.of("trapped").needing(NeedKind.RESCUE).in(PlaceKind.SHELTER), AnIncident.ONSET.plusSeconds(60));
        kept.hears(AReport.of("freed").needing(NeedKind.NONE), AnIncident.ONSET.plusSeconds(120));
        for (int i = 0; i < 60; i++) {
            kept.hears(AReport.of("later" + i).saying(Condition.SAFE), AnIncident.ONSET.plusSeconds(180 + i));
        }
        assertThat(kept.check.facts())
                .extracting(ReportFact::report)
                .as("still tells where the person is")
                .contains(Ids.report("trapped"));
        assertThat(kept.check.reading().needs()).isEmpty();
        assertThat(kept.check.status()).isEqualTo(CheckStatus.CONFIRMED);
    }
}
