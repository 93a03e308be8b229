package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.Recipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is handed to an empty desk does not lie there. */
class DeskWatchTest {

    private final Around around =
            new Around().member("看護師").onDuty("当直責任者", "山田").onDuty("代理", "鈴木").onDuty("本部長", "高橋");

    private OnDuty inDanger() {
        return OnDuty.of(APerson.named("花子").nurse("看護師"), around)
                .opens()
                .until("10:05")
                .hears(AReport.of("a").needing(NeedKind.RESCUE));
    }

    @Test
    void theDutyOfficerTheDeputyAndTheHeadAreCalledOneAfterTheOther() {
        var duty = inDanger().until("11:00");
        assertThat(duty.climb())
                .isEqualTo("10:00 MEDICAL_VISITOR 看護師 | 10:05 desk | 10:10 duty 当直責任者 山田"
                        + " | 10:15 duty 代理 鈴木 | 10:20 duty 本部長 高橋");
        assertThat(duty.requested())
                .filteredOn(notice -> notice.why() == AskReason.NOBODY_AT_DESK)
                .hasSize(3)
                .allSatisfy(notice -> assertThat(notice.recipient().kind()).isEqualTo(Recipient.Kind.DESK));
        assertThat(duty.check().toState().deskWaitsSince()).contains(duty.at("10:05"));
    }

    @Test
    void everyCallSaysWhyAndWhatComesNext() {
        var duty = inDanger();
        assertThat(sentences(duty))
                .endsWith("花子さん（①）は危険が報告されたため、10:05に市 災害対策本部へ引き継ぎました。本部が対応を決めます。" + "10:10までに本部が確認しなければ、当直の責任者に知らせます。");
        duty.until("10:10");
        assertThat(sentences(duty))
                .endsWith("花子さん（①）は災害対策本部がまだ確認していないため、10:10に当直責任者 山田へ知らせました。" + "10:15までに本部の確認がなければ、次の当直者に知らせます。");
        duty.until("10:20");
        assertThat(sentences(duty)).endsWith("10:20に本部長 高橋へ知らせました。本部が確認するまで、この画面に表示し続けます。");
    }

    private static String sentences(OnDuty duty) {
        return duty.requested().getLast().explanation().ja();
    }

    @Test
    void anAcknowledgementEndsIt() {
        var duty = inDanger().until("10:12");
        duty.happens(TestEvents.seen(duty.now()));
        assertThat(duty.until("11:00").climb()).endsWith("10:10 duty 当直責任者 山田");
        assertThat(duty.check().deskWait()).isEmpty();
    }

    @Test
    void anAcknowledgementOfBeforeIsNone() {
        var duty = OnDuty.of(APerson.named("花子").nurse("看護師"), around).opens();
        duty.happens(TestEvents.seen(duty.now()));
        duty.until("10:05").hears(AReport.of("a").needing(NeedKind.RESCUE));
        assertThat(duty.until("10:10").climb()).endsWith("10:10 duty 当直責任者 山田");
    }

    @Test
    void aClaimAcknowledgesToo() {
        var duty = inDanger().until("10:07");
        duty.happens(new CheckEvent.Claimed(Ids.command("c"), AnIncident.DESK, duty.now()));
        assertThat(duty.until("11:00").climb()).endsWith("10:05 desk");
    }

    @Test
    void newsThatTheDangerIsOverEndsIt() {
        var duty = inDanger().until("10:07").hears(AReport.of("b").needing(NeedKind.NONE));
        assertThat(duty.until("11:00").climb()).doesNotContain("duty");
        assertThat(duty.check().deskWait()).isEmpty();
    }

    @Test
    void whatComesAfterAllWereCalledInVainCallsThemAnew() {
        var duty = inDanger().until("12:00").hears(AReport.of("b").saying(Condition.SERIOUS_INJURY));
        assertThat(duty.until("12:05").climb()).endsWith("12:00 desk told | 12:05 duty 当直責任者 山田");
        assertThat(duty.requested()).extracting(NoticeRequested::notice).doesNotHaveDuplicates();
    }

    @Test
    void aSilentPersonWhomTheLadderHandedOverIsWatchedLikeADanger() {
        var duty = OnDuty.of(APerson.named("独り"), around).until("10:05");
        assertThat(duty.climb()).endsWith("10:00 desk | 10:05 duty 当直責任者 山田");
    }

    @ParameterizedTest
    @EnumSource(
            value = PriorityGroup.class,
            names = {"CARE_CONSIDERATION", "REASONABLE_ACCOMMODATION", "GENERAL"})
    void theOtherGroupsWaitForTheDesk(PriorityGroup group) {
        var duty = OnDuty.of(APerson.named("花子").in(group), around)
                .opens()
                .hears(AReport.of("a").needing(NeedKind.RESCUE))
                .forward(Duration.ofHours(1));
        assertThat(duty.climb()).contains("desk").doesNotContain("duty");
    }

    @Test
    void withoutARosterNobodyIsPromised() {
        var duty = OnDuty.of(APerson.named("花子").nurse("看護師"), new Around().member("看護師"))
                .opens()
                .hears(AReport.of("a").needing(NeedKind.RESCUE));
        assertThat(sentences(duty)).endsWith("本部が対応を決めます。");
        assertThat(duty.until("11:00").climb()).doesNotContain("duty");
        assertThat(duty.check().toState().deskWaitsSince())
                .as("and still it is shown")
                .isPresent();
    }
}
