package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.contract.CheckInput.NoticeFate.Fate;
import jp.anpi.safety.contract.IncidentEvent.MemberUnavailable.Sign;
import jp.anpi.safety.incident.Absences;
import org.junit.jupiter.api.Test;

/** A care manager of whom nothing is heard about anybody is a victim rather than slow. */
class ReporterStandingTest {

    private final Around around = new Around().member("ケアマネ").office("ヘルパー");
    private final List<OnDuty> clients = clients(3);

    private List<OnDuty> clients(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> OnDuty.of(
                                APerson.named("人" + i)
                                        .in(PriorityGroup.CARE_CONSIDERATION)
                                        .careManager("ケアマネ")
                                        .provider("ヘルパー"),
                                around)
                        .opens())
                .toList();
    }

    private ReporterStanding standing(Stream<OnDuty> people, Absences absences) {
        return ReporterStanding.of(
                Ids.member("ケアマネ"), Role.CARE_MANAGER, people.map(OnDuty::check).toList(), absences);
    }

    private ReporterStanding standing() {
        return standing(clients.stream(), Absences.NONE);
    }

    @Test
    void pitfall07SilenceAboutAllClientsIsASignOnlyWhenTheTimeOfAllIsUp() {
        assertThat(standing()).isEqualTo(new ReporterStanding(3, 0, 3, 0, 0, 0));
        clients.stream().limit(2).forEach(duty -> duty.until("12:00"));
        assertThat(standing().sign()).as("one may still answer").isEmpty();
        clients.forEach(duty -> duty.until("12:00"));
        assertThat(standing()).isEqualTo(new ReporterStanding(3, 0, 0, 3, 0, 0));
        assertThat(standing().sign()).contains(Sign.SILENT_FOR_ALL);
    }

    @Test
    void pitfall07OneWordAboutOneClientIsASignOfLife() {
        clients.getFirst().until("10:30").hears(AReport.of("a").unreachable());
        clients.forEach(duty -> duty.until("12:30"));
        assertThat(standing().answered()).isEqualTo(1);
        assertThat(standing().sign()).isEmpty();
    }

    @Test
    void silenceAboutTwoMayBeChance() {
        clients.forEach(duty -> duty.until("12:30"));
        assertThat(standing(clients.stream().limit(2), Absences.NONE).sign()).isEmpty();
    }

    @Test
    void pitfall07WhomNoMessageReachesIsTakenForAVictimAtOnce() {
        var first = clients.getFirst();
        first.happens(new CheckEvent.NoticeEnded(first.requested().getFirst().notice(), Fate.UNDELIVERABLE));
        assertThat(standing().sign()).contains(Sign.UNDELIVERABLE);
        var second = clients.get(1);
        second.happens(new CheckEvent.NoticeEnded(second.requested().getFirst().notice(), Fate.HANDED_OVER));
        assertThat(standing().sign()).as("another message went through").isEmpty();
    }

    @Test
    void whatSomebodyMissedBeforeTheyCameBackIsNoSign() {
        clients.forEach(duty -> duty.until("12:30"));
        var back = AnIncident.real()
                .with(TestEvents.gone("ケアマネ", clients.getFirst().now()))
                .with(TestEvents.back("ケアマネ", clients.getFirst().now()));
        assertThat(back.cannotAct().members()).isEmpty();
        assertThat(standing(clients.stream(), back.absences()).sign()).isEmpty();
    }
}
