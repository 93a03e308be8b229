package jp.anpi.registry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.anpi.registry.contract.Consent.Answer;
import org.junit.jupiter.api.Test;

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

        assertThat(Consents.agreed(told))
                .containsExactlyInAnyOrder(ConsentScope.CARE_MANAGERS, ConsentScope.MEDICAL_VISITORS);
        assertThat(Consents.standing(told)).doesNotContainKey(ConsentScope.PROVIDERS);
    }

    @Test
    void whoTakesAConsentBackIsSharedWithNobodyOfThatScopeAnyMore() {
        var told = List.of(
                said(Answer.CONSENTED, APRIL, ConsentScope.values()),
                said(Answer.REFUSED, MAY, ConsentScope.PROVIDERS));

        assertThat(Consents.agreed(told)).doesNotContain(ConsentScope.PROVIDERS).hasSize(3);
    }

    @Test
    void aFormThatIsFoundLateDoesNotBringBackWhatWasTakenBackAfterIt() {
        var told = List.of(
                said(Answer.REFUSED, MAY, ConsentScope.PROVIDERS),
                said(Answer.CONSENTED, APRIL, ConsentScope.PROVIDERS));

        assertThat(Consents.agreed(told)).isEmpty();
    }

    @Test
    void ofOneDayWhatWasRecordedLastCounts() {
        var told = List.of(
                said(Answer.CONSENTED, MAY, ConsentScope.PROVIDERS), said(Answer.REFUSED, MAY, ConsentScope.PROVIDERS));

        assertThat(Consents.agreed(told)).isEmpty();
    }

    @Test
    void neitherSilenceNorThePresumptionOfTheOrdinanceOutweighsADecision() {
        var told = List.of(
                said(Answer.REFUSED, APRIL, ConsentScope.SUPPORTERS),
                said(Answer.CONSENTED, APRIL, ConsentScope.PROVIDERS),
                said(Answer.PRESUMED, MAY, ConsentScope.SUPPORTERS),
                said(Answer.NO_ANSWER, MAY, ConsentScope.PROVIDERS),
                said(Answer.PRESUMED, MAY, ConsentScope.CARE_MANAGERS));

        assertThat(Consents.agreed(told)).containsExactlyInAnyOrder(ConsentScope.PROVIDERS, ConsentScope.CARE_MANAGERS);
    }

    @Test
    void whatStillCountsIsKeptHoweverMuchIsSaidAfterIt() {
        List<Consent> told = new ArrayList<>(List.of(said(Answer.REFUSED, APRIL, ConsentScope.SUPPORTERS)));
        for (int day = 0; day < 3 * Consents.MOST; day++) {
            told = new ArrayList<>(
                    Consents.with(told, said(Answer.CONSENTED, MAY.plusDays(day), ConsentScope.PROVIDERS)));
        }

        assertThat(told).hasSize(Consents.MOST);
        assertThat(Consents.standing(told).get(ConsentScope.SUPPORTERS).answer())
                .isEqualTo(Answer.REFUSED);
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
