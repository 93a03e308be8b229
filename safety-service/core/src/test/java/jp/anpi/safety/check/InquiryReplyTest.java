package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.safety.access.AccessRules;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.InquirerRelation;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.Tellable;
import org.junit.jupiter.api.Test;

class InquiryReplyTest {

    private static Reading reading(Condition condition, boolean deathReported) {
        return new Reading(
                CheckStatus.NEEDS_HELP,
                condition,
                PlaceKind.SHELTER,
                Set.of(NeedKind.OXYGEN),
                false,
                deathReported,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Instant.parse("2026-11-20T02:00:00Z")),
                List.of());
    }

    private static InquiryReply to(InquirerRelation relation, Reading reading) {
        return InquiryReply.of(reading, AccessRules.tellable(relation, false));
    }

    @Test
    void pitfall15HowMuchIsToldDependsOnWhatSomebodyIsToThePerson() {
        Reading hurt = reading(Condition.MINOR_INJURY, false);
        assertThat(to(InquirerRelation.FAMILY_OF_THE_HOME, hurt))
                .isEqualTo(new InquiryReply(
                        EnumSet.allOf(Tellable.class),
                        Optional.of(true),
                        Optional.of(Condition.MINOR_INJURY),
                        Optional.of(PlaceKind.SHELTER)));
        assertThat(to(InquirerRelation.RELATIVE_OR_WORKPLACE, hurt))
                .isEqualTo(new InquiryReply(
                        EnumSet.of(Tellable.WHETHER_KNOWN, Tellable.CONDITION),
                        Optional.of(true),
                        Optional.of(Condition.MINOR_INJURY),
                        Optional.empty()));
        assertThat(to(InquirerRelation.ACQUAINTANCE, hurt))
                .isEqualTo(new InquiryReply(
                        EnumSet.of(Tellable.WHETHER_KNOWN), Optional.of(true), Optional.empty(), Optional.empty()));
    }

    @Test
    void pitfall15AboutSomebodyUnderProtectionNothingIsToldToAnybody() {
        for (InquirerRelation relation : InquirerRelation.values()) {
            assertThat(InquiryReply.of(reading(Condition.SAFE, false), AccessRules.tellable(relation, true)))
                    .isEqualTo(new InquiryReply(Set.of(), Optional.empty(), Optional.empty(), Optional.empty()));
        }
    }

    @Test
    void aReportedDeathLooksLikeNothingBeingKnownYet() {
        for (InquirerRelation relation : InquirerRelation.values()) {
            InquiryReply unheard = to(relation, Reading.SILENCE);
            assertThat(to(relation, reading(Condition.DEAD, true))).isEqualTo(unheard);
            assertThat(to(relation, reading(Condition.UNKNOWN, true))).isEqualTo(unheard);
            assertThat(unheard.known()).contains(false);
        }
    }
}
