package jp.anpi.notifier.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import jp.anpi.notifier.Questions;
import jp.anpi.notifier.digest.Digest;
import jp.anpi.registry.contract.Mode;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.Explanation;
import jp.anpi.safety.contract.NoticeEvent.DutyCalled;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.NoticeEvent.OfficeInstructed;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.contract.Recipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {

    private static final Wording JA = wording(Wording.Tongue.JA);
    private static final Wording EN = wording(Wording.Tongue.EN);

    private final Questions toSato = Questions.to(Questions.member("佐藤 恵", "sato@minase.example"));

    @Test
    void aMessageSaysWhoIsAskedAboutWhyAndUntilWhen() {
        assertThat(JA.write(new Digest(toSato.several(2))))
                .isEqualTo(new MessageText("【安否確認】2名の安否をお知らせください（11月20日の地震）", """
                佐藤 恵 様

                「11月20日の地震」の安否確認です。次の方の様子を、分かった方から順にお知らせください。
                回答: http://localhost:8080/phone/?incident=99999999-8888-4777-8666-555555555555

                ■ 担当の方なので、まずお尋ねします。
                ・③ 見本 0郎 様（みなせ町舟戸0） 11月20日 16:00 まで
                ・③ 見本 1郎 様（みなせ町舟戸1） 11月20日 16:00 まで

                連絡が取れないときも「連絡不能」とお知らせください。すぐに次の方へお願いします。
                """));
    }

    @Test
    void whoeverIsAskedMayAnswerByALinkOfEachPersonWithoutSigningIn() {
        for (Wording.Tongue tongue : Wording.Tongue.values()) {
            var wording = new Wording(
                    tongue,
                    ZoneId.of("Asia/Tokyo"),
                    "http://localhost:8080/phone/",
                    question -> Optional.of("http://localhost:8080/answer/#" + question.personName()));
            var digest = new Digest(toSato.several(2));
            String body = wording.write(digest).body();
            digest.questions()
                    .forEach(question -> assertThat(body.lines())
                            .filteredOn(line -> line.endsWith("/answer/#" + question.personName()))
                            .hasSize(1));
        }
    }

    @Test
    void theSameInEnglish() {
        var text = EN.write(new Digest(toSato.several(1)));
        assertThat(text.subject()).isEqualTo("Safety check: please report on 1 person (11月20日の地震)");
        assertThat(text.body())
                .contains(
                        "Dear 佐藤 恵,", "You are asked first because you serve them.", "by 20 Nov 16:00", "unreachable");
    }

    @ParameterizedTest
    @EnumSource(Wording.Tongue.class)
    void anInstructionToAnOfficeSaysWhatAndWhyAndADrillSaysSo(Wording.Tongue tongue) {
        for (Mode mode : Mode.values()) {
            var text = wording(tongue)
                    .write(new OfficeInstructed(
                            Questions.INCIDENT,
                            new NoticeId("i/office/1"),
                            mode,
                            "台風\n10号",
                            Questions.of(Recipient.Kind.OFFICE),
                            new Explanation("休止をお願いします。", "Please close."),
                            Questions.ASKED));
            assertThat(text.body())
                    .contains("見本 花子", tongue == Wording.Tongue.JA ? "休止をお願いします。" : "Please close.")
                    .contains("台風 10号", Questions.INCIDENT.toString());
            assertThat(text.subject().contains("訓練") || text.subject().contains("DRILL"))
                    .isEqualTo(mode == Mode.DRILL);
            assertThat(text.body().startsWith("【訓練】") || text.body().startsWith("[DRILL]"))
                    .isEqualTo(mode == Mode.DRILL);
        }
    }

    @ParameterizedTest
    @EnumSource(Wording.Tongue.class)
    void aCallOfTheDutyRosterSaysWhatNobodyHasSeenAndADrillSaysSo(Wording.Tongue tongue) {
        for (Mode mode : Mode.values()) {
            var text = wording(tongue)
                    .write(new DutyCalled(
                            Questions.INCIDENT,
                            new NoticeId("i/unmatched/r/duty/0"),
                            mode,
                            "台風\n10号",
                            Questions.of(Recipient.Kind.DESK),
                            new Explanation("だれも引き受けていません。", "Nobody has taken it."),
                            Questions.ASKED));
            assertThat(text.subject()).contains(tongue == Wording.Tongue.JA ? "至急" : "Urgent", "台風 10号");
            assertThat(text.body())
                    .contains("見本 花子", tongue == Wording.Tongue.JA ? "だれも引き受けていません。" : "Nobody has taken it.")
                    .contains(Questions.INCIDENT.toString());
            assertThat(text.body().startsWith("【訓練】") || text.body().startsWith("[DRILL]"))
                    .isEqualTo(mode == Mode.DRILL);
        }
    }

    @ParameterizedTest
    @EnumSource(Wording.Tongue.class)
    void aDrillSaysSoInSubjectAndFirstLine(Wording.Tongue tongue) {
        var text = wording(tongue).write(new Digest(toSato.in(Mode.DRILL).several(1)));
        assertThat(text.subject()).startsWith(tongue == Wording.Tongue.JA ? "【訓練】" : "[DRILL]");
        assertThat(text.body()).startsWith(tongue == Wording.Tongue.JA ? "【訓練】" : "[DRILL]");
        assertThat(wording(tongue).write(new Digest(toSato.several(1))).subject())
                .doesNotContain("訓練", "DRILL");
    }

    @ParameterizedTest
    @EnumSource(
            value = Recipient.Kind.class,
            names = {"PERSON", "CONTACT"})
    void familyAndThePersonReadNoAddress(Recipient.Kind kind) {
        var text = JA.write(new Digest(Questions.to(Questions.of(kind)).several(1)));
        assertThat(text.body()).contains("見本 0郎").doesNotContain("みなせ町舟戸");
    }

    @Test
    void theSubjectNamesNobody() {
        assertThat(JA.write(new Digest(toSato.several(1))).subject()).doesNotContain("見本", "舟戸");
    }

    @Test
    void aProtectedAddressThatDidNotTravelIsNotMissed() {
        assertThat(JA.write(new Digest(List.of(withoutAddress(toSato.one(1))))).body())
                .contains("見本 1郎 様 11月");
    }

    @Test
    void aTitleCannotSmuggleInALine() {
        var one = toSato.one(1);
        var sly = new NoticeRequested(
                one.incident(),
                one.notice(),
                one.mode(),
                "地震\r\nBcc: x@minase.example",
                one.recipient(),
                one.person(),
                one.personName(),
                one.address(),
                one.group(),
                one.rung(),
                one.why(),
                one.explanation(),
                one.askedAt(),
                one.answerBy());
        assertThat(JA.write(new Digest(List.of(sly))).subject()).doesNotContain("\n", "\r");
    }

    @Test
    void whoIsOnlyToldReadsThatNoAnswerIsNeeded() {
        var text = JA.write(new Digest(List.of(because(toSato.one(1), AskReason.PROVIDER_HAS_PERSON))));
        assertThat(text.subject()).isEqualTo("【安否確認】1名についてのお知らせ（回答は不要です）（11月20日の地震）");
        assertThat(text.body()).contains("回答は不要です").doesNotContain("連絡不能", "回答:");
        assertThat(EN.write(new Digest(List.of(because(toSato.one(1), AskReason.PROVIDER_HAS_PERSON))))
                        .body())
                .contains("no answer is needed")
                .doesNotContain("Answer here");
    }

    @Test
    void questionsStandBeforeNewsAndOnlyTheyAreCounted() {
        var news = because(toSato.one(1), AskReason.PROVIDER_HAS_PERSON);
        var text = JA.write(new Digest(List.of(news, toSato.one(2))));
        assertThat(text.subject()).contains("1名の安否をお知らせください");
        assertThat(text.body().indexOf("見本 2郎"))
                .isPositive()
                .isLessThan(text.body().indexOf("見本 1郎"));
    }

    @Test
    void aCallToTheDutyRosterSaysThatNobodyIsAtTheDesk() {
        var call = new Digest(List.of(because(toSato.one(1), AskReason.NOBODY_AT_DESK)));
        assertThat(JA.write(call).subject()).contains("至急: 災害対策本部が確認していません（1名）");
        assertThat(JA.write(call).body()).contains("「確認しました」");
        assertThat(EN.write(call).subject()).contains("urgent: nobody at the desk");
    }

    private static NoticeRequested because(NoticeRequested one, AskReason why) {
        return new NoticeRequested(
                one.incident(),
                one.notice(),
                one.mode(),
                one.incidentTitle(),
                one.recipient(),
                one.person(),
                one.personName(),
                one.address(),
                one.group(),
                one.rung(),
                why,
                new Explanation("お知らせ " + why, "told " + why),
                one.askedAt(),
                one.answerBy());
    }

    private static NoticeRequested withoutAddress(NoticeRequested one) {
        return new NoticeRequested(
                one.incident(),
                one.notice(),
                one.mode(),
                one.incidentTitle(),
                one.recipient(),
                one.person(),
                one.personName(),
                Optional.empty(),
                one.group(),
                one.rung(),
                one.why(),
                one.explanation(),
                one.askedAt(),
                one.answerBy());
    }

    private static Wording wording(Wording.Tongue tongue) {
        return new Wording(
                tongue,
                ZoneId.of("Asia/Tokyo"),
                "http://localhost:8080/phone/?incident={incident}",
                _ -> Optional.empty());
    }
}
