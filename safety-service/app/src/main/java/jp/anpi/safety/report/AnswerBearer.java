package jp.anpi.safety.report;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Role;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.AnswerLink;
import jp.anpi.safety.contract.Source;
import jp.anpi.safety.incident.CaseloadLink;

/**
 * Whoever holds a link, as far as it speaks for them: named by whom it was handed to, and of no rank.
 *
 * @param people about whom they may report
 * @param sources as what a report may call itself
 */
record AnswerBearer(Actor sender, Set<PersonId> people, Set<Source> sources) {

    private static final Set<Source> OF_CARE_STAFF = Set.copyOf(EnumSet.of(
            Source.CARE_MANAGER,
            Source.PROVIDER,
            Source.VISITING_NURSE,
            Source.DOCTOR,
            Source.OXYGEN_SUPPLIER,
            Source.WELFARE_VOLUNTEER,
            Source.OTHER));

    static AnswerBearer of(AnswerLink link) {
        return new AnswerBearer(
                new Actor("answer-link", "回答用リンク", Role.SUPPORTER, link.member(), link.office()),
                Set.of(link.person()),
                link.sources());
    }

    static AnswerBearer of(CaseloadLink link) {
        return new AnswerBearer(
                new Actor(
                        "caseload-link",
                        "担当者用リンク",
                        Role.SUPPORTER,
                        Optional.of(link.member()),
                        Optional.of(link.office())),
                link.people(),
                OF_CARE_STAFF);
    }
}
