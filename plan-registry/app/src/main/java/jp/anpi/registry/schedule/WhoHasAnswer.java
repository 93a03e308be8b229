package jp.anpi.registry.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.http.problem.Text;

/**
 * Who has a person at an instant: an order in which to ask.
 *
 * @param monthKnown whether a table of that month is here
 * @param gaps rows of it that could not be read
 * @param explanation one sentence on what this rests on and what it cannot know
 */
record WhoHasAnswer(PersonId personId, Instant at, boolean monthKnown, int gaps, List<Asked> ask, String explanation) {

    private static final Text PLANNED = new Text(
            "予定では次の事業所が担当中です。実際とは違うことがあるため、この順にお尋ねください。",
            "As planned, these offices have the person. Plans are not facts: ask in this order.");
    private static final Text NOBODY = new Text(
            "届いている利用票では、この時刻に担当中の事業所はありません。医療保険の訪問看護・訪問診療は利用票に載りません。",
            "The month's table names nobody for this time. Nursing and doctors' visits under health insurance are not in it.");
    private static final Text UNKNOWN = new Text(
            "この月の利用票は届いていません。いつもの週の予定だけでお答えしています。",
            "There is no table of this month. This rests on the usual week alone.");

    /** @param officeName empty when the office is in no register */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Asked(
            Optional<OfficeId> officeId,
            Optional<String> officeName,
            Optional<String> officeNumber,
            Whereabouts where,
            Holding.Certainty certainty,
            Holding.Basis basis,
            boolean onTheWay) {}

    static WhoHasAnswer of(
            PersonId person, Instant at, WhoHas.Answer answer, Map<OfficeId, OfficeState> offices, Language language) {
        List<Asked> ask = answer.holdings().stream()
                .map(holding -> new Asked(
                        holding.office(),
                        holding.office()
                                .flatMap(id -> Optional.ofNullable(offices.get(id)))
                                .map(OfficeState::name),
                        holding.number(),
                        holding.where(),
                        holding.certainty(),
                        holding.basis(),
                        holding.onTheWay()))
                .toList();
        Text explanation = answer.monthKnown() ? ask.isEmpty() ? NOBODY : PLANNED : UNKNOWN;
        return new WhoHasAnswer(
                person, at, answer.monthKnown(), answer.gaps(), ask, explanation.in(language, List.of()));
    }
}
