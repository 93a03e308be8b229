package jp.anpi.registry.importing.person;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.ConsentMatter;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.Consents;

/**
 * What stands of somebody's consents, as a row has room for it: each answer, and of what they were said with the newest.
 *
 * @param newest the newest that counts; empty when nobody said anything
 */
record ConsentCells(
        Map<ConsentScope, Consent> list,
        Optional<Consent> making,
        Map<ConsentScope, Consent> plan,
        Optional<Consent> newest) {

    static ConsentCells of(List<Consent> told) {
        Map<ConsentScope, Consent> list = Consents.standing(ConsentMatter.LIST, told);
        Map<ConsentScope, Consent> plan = Consents.standing(ConsentMatter.PLAN, told);
        Optional<Consent> making = Consents.making(told);
        return new ConsentCells(
                list,
                making,
                plan,
                Stream.of(list.values().stream(), plan.values().stream(), making.stream())
                        .flatMap(some -> some)
                        .max(Comparator.comparing(Consent::on).thenComparing(Consent::recordedAt)));
    }

    String cell(PersonColumn column) {
        return switch (column) {
            case CONSENT_LIST -> ConsentWords.written(list);
            case CONSENT_MAKING ->
                making.map(Consent::answer).map(ConsentWords::word).orElse("");
            case CONSENT_PLAN -> ConsentWords.written(plan);
            case CONSENT_ON -> newest.map(Consent::on).map(LocalDate::toString).orElse("");
            case CONSENT_FROM ->
                newest.map(Consent::from).map(ConsentWords::word).orElse("");
            case CONSENT_MANNER ->
                newest.map(Consent::manner).map(ConsentWords::word).orElse("");
            case CONSENT_TEXT -> newest.map(Consent::explanation).orElse("");
            case CONSENT_DOCUMENT -> newest.flatMap(Consent::document).orElse("");
            default -> throw new IllegalArgumentException("not of consents: " + column);
        };
    }

    /** The answer that counts. */
    Optional<Consent.Answer> answer(ConsentMatter matter, Optional<ConsentScope> scope) {
        Optional<Consent> counts = switch (matter) {
            case LIST -> scope.flatMap(one -> Optional.ofNullable(list.get(one)));
            case PLAN -> scope.flatMap(one -> Optional.ofNullable(plan.get(one)));
            case PLAN_MAKING -> making;
        };
        return counts.map(Consent::answer);
    }
}
