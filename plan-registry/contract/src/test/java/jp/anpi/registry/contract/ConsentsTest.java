package jp.anpi.registry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Consent.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ConsentsTest {

    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    private static Consent said(Answer answer, LocalDate on, ConsentScope... scopes) {
        return new Consent(
                Set.of(scopes),
                answer,
                on,
                answer.isDecided() ? Consent.From.PERSON : Consent.From.NOBODY,
                Consent.Manner.FORM,
                "説明書 第1版",
                "福祉課",
                Instant.parse("2026-06-01T00:00:00Z"));
    }

    @Test
    void pitfall16ConsentIsOneAnswerForEachScope() {
        var told = List.of(
                said(Answer.CONSENTED, APRIL, ConsentScope.CARE_MANAGERS, ConsentScope.MEDICAL_VISITORS),
                said(Answer.REFUSED, APRIL, ConsentScope.SUPPORTERS));

        assertThat(Consents.agreed(told).list())
                .containsExactlyInAnyOrder(ConsentScope.CARE_MANAGERS, ConsentScope.MEDICAL_VISITORS);
        assertThat(Consents.standing(ConsentMatter.LIST, told)).doesNotContainKey(ConsentScope.PROVIDERS);
    }

    @Test
    void whoTakesAConsentBackIsSharedWithNobodyOfThatScopeAnyMore() {
        var told = List.of(
                said(Answer.CONSENTED, APRIL, ConsentScope.values()),
                said(Answer.REFUSED, MAY, ConsentScope.PROVIDERS));

        assertThat(Consents.agreed(told).list())
                .doesNotContain(ConsentScope.PROVIDERS)
                .hasSize(3);
    }

    @Test
    void aFormThatIsFoundLateDoesNotBringBackWhatWasTakenBackAfterIt() {
        var told = List.of(
                said(Answer.REFUSED, MAY, ConsentScope.PROVIDERS),
                said(Answer.CONSENTED, APRIL, ConsentScope.PROVIDERS));

        assertThat(Consents.agreed(told)).isEqualTo(Agreed.NOTHING);
    }

    @Test
    void ofOneDayWhatWasRecordedLastCounts() {
        var told = List.of(
                said(Answer.CONSENTED, MAY, ConsentScope.PROVIDERS), said(Answer.REFUSED, MAY, ConsentScope.PROVIDERS));

        assertThat(Consents.agreed(told)).isEqualTo(Agreed.NOTHING);
    }

    @Test
    void neitherSilenceNorThePresumptionOfTheOrdinanceOutweighsADecision() {
        var told = List.of(
                said(Answer.REFUSED, APRIL, ConsentScope.SUPPORTERS),
                said(Answer.CONSENTED, APRIL, ConsentScope.PROVIDERS),
                said(Answer.PRESUMED, MAY, ConsentScope.SUPPORTERS),
                said(Answer.NO_ANSWER, MAY, ConsentScope.PROVIDERS),
                said(Answer.PRESUMED, MAY, ConsentScope.CARE_MANAGERS));

        assertThat(Consents.agreed(told).list())
                .containsExactlyInAnyOrder(ConsentScope.PROVIDERS, ConsentScope.CARE_MANAGERS);
    }

    @Test
    void anOrdinanceSpeaksForWhoDoesNotAnswerWhicheverCameFirst() {
        Consent silence = said(Answer.NO_ANSWER, MAY, ConsentScope.PROVIDERS);
        Consent presumed = said(Answer.PRESUMED, APRIL, ConsentScope.PROVIDERS);

        assertThat(Consents.agreed(List.of(silence, presumed)).list()).containsExactly(ConsentScope.PROVIDERS);
        assertThat(Consents.agreed(List.of(presumed, silence)).list()).containsExactly(ConsentScope.PROVIDERS);
    }

    @Test
    void whatStillCountsIsKeptHoweverMuchIsSaidAfterIt() {
        List<Consent> told = new ArrayList<>(List.of(said(Answer.REFUSED, APRIL, ConsentScope.SUPPORTERS)));
        for (int day = 0; day < 3 * Consents.MOST; day++) {
            told = new ArrayList<>(
                    Consents.with(told, said(Answer.CONSENTED, MAY.plusDays(day), ConsentScope.PROVIDERS)));
        }

        assertThat(told).hasSize(Consents.MOST);
        assertThat(Consents.standing(ConsentMatter.LIST, told)
                        .get(ConsentScope.SUPPORTERS)
                        .answer())
                .isEqualTo(Answer.REFUSED);
    }

    private static Consent about(Set<ConsentMatter> matters, Answer answer, LocalDate on, ConsentScope... scopes) {
        return new Consent(
                Set.of(scopes),
                answer,
                on,
                answer.isDecided() ? Consent.From.PERSON : Consent.From.NOBODY,
                Consent.Manner.FORM,
                "説明書 第1版",
                "福祉課",
                Instant.parse("2026-06-01T00:00:00Z"),
                matters,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void aYesToTheListIsNoneToThePlanNorToHavingOne() {
        var told = List.of(about(Set.of(ConsentMatter.LIST), Answer.CONSENTED, APRIL, ConsentScope.CARE_MANAGERS));

        assertThat(Consents.agreed(told)).isEqualTo(new Agreed(Set.of(ConsentScope.CARE_MANAGERS), Set.of()));
        assertThat(Consents.making(told)).isEmpty();
    }

    @Test
    void aPlanIsTakenBackFromSharingWithoutTheList() {
        var told = List.of(
                said(Answer.CONSENTED, APRIL, ConsentScope.CARE_MANAGERS),
                about(Set.of(ConsentMatter.PLAN), Answer.REFUSED, MAY, ConsentScope.CARE_MANAGERS));

        assertThat(Consents.agreed(told)).isEqualTo(new Agreed(Set.of(ConsentScope.CARE_MANAGERS), Set.of()));
    }

    @Test
    void whatWasSaidBeforeListAndPlanWereToldApartSpokeOfBoth() {
        var older = JsonMapper.shared().readValue("""
                        {"scopes":["SUPPORTERS"],"answer":"CONSENTED","on":"2025-06-02","from":"PERSON","manner":"FORM",
                        "explanation":"第1版","recordedBy":"福祉課","recordedAt":"2025-06-09T01:00:00Z"}""", Consent.class);

        assertThat(Consents.agreed(List.of(older))).isEqualTo(Agreed.with(Set.of(ConsentScope.SUPPORTERS)));
        assertThat(JsonMapper.shared().writeValueAsString(older)).doesNotContain("matters");
    }

    @Test
    void whetherAPlanIsMadeIsAskedOfNobodyElseAndPresumedByNoOrdinance() {
        var told = List.of(
                about(Set.of(ConsentMatter.PLAN_MAKING), Answer.CONSENTED, APRIL),
                about(Set.of(ConsentMatter.PLAN_MAKING), Answer.REFUSED, MAY));

        assertThat(Consents.making(told).orElseThrow().answer()).isEqualTo(Answer.REFUSED);
        assertThat(Consents.agreed(told)).isEqualTo(Agreed.NOTHING);
        assertThatThrownBy(() -> about(Set.of(ConsentMatter.PLAN_MAKING), Answer.PRESUMED, MAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> about(Set.of(ConsentMatter.LIST), Answer.CONSENTED, MAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDecisionIsSomebodysWord() {
        assertThatThrownBy(() -> new Consent(
                        Set.of(ConsentScope.PROVIDERS),
                        Answer.CONSENTED,
                        APRIL,
                        Consent.From.NOBODY,
                        Consent.Manner.ORDINANCE,
                        "",
                        "",
                        Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
