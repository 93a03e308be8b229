package jp.anpi.registry.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.ConsentMatter;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.printing.Printed;
import org.junit.jupiter.api.Test;

class LetterRuleTest {

    private static final LocalDate TODAY = Printed.DAY;
    private static final LetterRule RULE =
            new LetterRule(Set.of(PriorityGroup.MEDICAL_COORDINATION, PriorityGroup.PUSH_SUPPORT), Period.ofYears(1));

    @Test
    void whoShouldHaveAPlanAndHasNoneIsWrittenTo() {
        assertThat(RULE.writesTo(without(PriorityGroup.PUSH_SUPPORT), false, Optional.empty(), TODAY))
                .isTrue();
        assertThat(RULE.groupsInOrder())
                .isEqualTo(List.of(PriorityGroup.PUSH_SUPPORT, PriorityGroup.MEDICAL_COORDINATION));
    }

    @Test
    void whoHasAPlanOrADraftOrIsOfAnotherGroupIsNot() {
        PersonState with = Printed.person("吉野 花子", PriorityGroup.PUSH_SUPPORT);
        assertThat(RULE.writesTo(with, false, Optional.empty(), TODAY)).isFalse();
        assertThat(RULE.writesTo(without(PriorityGroup.PUSH_SUPPORT), true, Optional.empty(), TODAY))
                .isFalse();
        assertThat(RULE.writesTo(without(PriorityGroup.GENERAL), false, Optional.empty(), TODAY))
                .isFalse();
    }

    @Test
    void whoDidNotAnswerIsWrittenToAgainAfterAYearAndNotADayEarlier() {
        PersonState person = without(PriorityGroup.PUSH_SUPPORT);
        assertThat(RULE.writesTo(person, false, Optional.of(TODAY.minusYears(1)), TODAY))
                .isTrue();
        assertThat(RULE.writesTo(person, false, Optional.of(TODAY.minusYears(1).plusDays(1)), TODAY))
                .isFalse();
    }

    @Test
    void whoSaidNoToAPlanIsNotAskedAgainUntilTheyThinkOtherwise() {
        PersonState person = without(PriorityGroup.PUSH_SUPPORT).withConsent(onPlan(Consent.Answer.REFUSED, TODAY));
        assertThat(RULE.writesTo(person, false, Optional.empty(), TODAY)).isFalse();
        PersonState willing = person.withConsent(onPlan(Consent.Answer.CONSENTED, TODAY.plusDays(1)));
        assertThat(RULE.writesTo(willing, false, Optional.empty(), TODAY)).isTrue();
    }

    private static Consent onPlan(Consent.Answer answer, LocalDate on) {
        return new Consent(
                Set.of(),
                answer,
                on,
                Consent.From.PERSON,
                Consent.Manner.FORM,
                "説明書 第1版",
                "福祉課",
                Instant.parse("2026-06-01T00:00:00Z"),
                Set.of(ConsentMatter.PLAN_MAKING),
                Optional.empty(),
                Optional.empty());
    }

    private static PersonState without(PriorityGroup group) {
        PersonState person = Printed.person("吉野 花子", group);
        return person.withPlan(false, person.checkers(), person.contacts());
    }
}
