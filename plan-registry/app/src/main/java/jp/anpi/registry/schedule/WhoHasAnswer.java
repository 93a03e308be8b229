package jp.anpi.registry.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.particulars.LifeSpan;

/**
 * Who has a person at an instant: an order in which to ask. Whoever is in hospital is asked about there first, whatever was
 * planned, and whoever died or moved away nobody has; nor has an office that has closed by then, whatever tables and weeks still say.
 *
 * @param lifeSince from which day they are where {@code lifecycle} says; absent when nobody noted it
 * @param monthKnown whether a plan of that month is here
 * @param gaps rows of it that could not be read
 * @param closed what was planned with offices that have closed by then
 * @param explanation one sentence on what this rests on and what it cannot know
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record WhoHasAnswer(
        PersonId personId,
        Instant at,
        Lifecycle lifecycle,
        Optional<LocalDate> lifeSince,
        boolean monthKnown,
        int gaps,
        List<Asked> ask,
        List<Asked> closed,
        String explanation) {

    private static final Text PLANNED = new Text(
            "予定では次の事業所が担当中です。実際とは違うことがあるため、この順にお尋ねください。",
            "As planned, these offices have the person. Plans are not facts: ask in this order.");
    private static final Text NOBODY = new Text(
            "届いている利用票では、この時刻に担当中の事業所はありません。医療保険の訪問看護・訪問診療は利用票に載りません。",
            "The month's table names nobody for this time. Nursing and doctors' visits under health insurance are not in it.");
    private static final Text CLOSED = new Text(
            "予定にあるのは、この日には閉じている事業所だけです。今の担当を、ケアマネジャーかご家族にお尋ねください。",
            "Only offices that have closed by that day stand in the plans. Ask the care manager or the family who has the person now.");
    private static final Text UNKNOWN = new Text(
            "この月の利用票（予定）は届いていません。先月までの利用票と、いつもの週の予定からの見込みです。",
            "There is no plan of this month. This is what the months before and the usual week let expect.");

    private static final Text IN_HOSPITAL = new Text(
            "入院中です{0}。まず入院先かご家族にお尋ねください。事業所は入院前からの予定です。",
            "In hospital{0}: ask there or the family first. The offices are as planned before.");
    private static final Text IN_FACILITY = new Text(
            "施設に入所中です{0}。まず施設にお尋ねください。事業所は入所前からの予定です。",
            "In a facility{0}: ask there first. The offices are as planned before.");
    private static final Text MOVED_AWAY =
            new Text("転出した方です{0}。担当の事業所はありません。", "Moved away{0}: no office has the person.");
    private static final Text DIED = new Text("亡くなった方です{0}。担当の事業所はありません。", "Died{0}: no office has the person.");
    private static final Text SINCE = new Text("（{0}から）", " (since {0})");

    /** @param officeName empty when the office is in no register */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Asked(
            Optional<OfficeId> officeId,
            Optional<String> officeName,
            Optional<String> officeNumber,
            Whereabouts where,
            Holding.Certainty certainty,
            Holding.Basis basis,
            boolean onTheWay) {

        static Asked of(Holding holding, Optional<OfficeState> office) {
            return new Asked(
                    holding.office(),
                    office.map(OfficeState::name),
                    holding.number(),
                    holding.where(),
                    holding.certainty(),
                    holding.basis(),
                    holding.onTheWay());
        }
    }

    private static Optional<OfficeState> known(Holding holding, Map<OfficeId, OfficeState> offices) {
        return holding.office().flatMap(id -> Optional.ofNullable(offices.get(id)));
    }

    static WhoHasAnswer of(
            PersonId person,
            Instant at,
            LifeSpan life,
            WhoHas.Answer answer,
            Map<OfficeId, OfficeState> offices,
            LocalDate day,
            Language language) {
        Map<Boolean, List<Asked>> planned = answer.holdings().stream()
                .filter(_ -> life.life().isHere())
                .collect(Collectors.partitioningBy(
                        holding -> known(holding, offices)
                                .filter(office -> !office.worksOn(day))
                                .isPresent(),
                        Collectors.mapping(
                                holding -> Asked.of(holding, known(holding, offices)), Collectors.toList())));
        List<Asked> ask = planned.getOrDefault(false, List.of());
        List<Asked> closed = planned.getOrDefault(true, List.of());
        Text month = answer.monthKnown() ? ask.isEmpty() ? NOBODY : PLANNED : UNKNOWN;
        Text tables = ask.isEmpty() && !closed.isEmpty() ? CLOSED : month;
        Text explanation = switch (life.life()) {
            case AT_HOME -> tables;
            case IN_HOSPITAL -> IN_HOSPITAL;
            case IN_FACILITY -> IN_FACILITY;
            case MOVED_AWAY -> MOVED_AWAY;
            case DIED -> DIED;
        };
        String since =
                life.from().map(from -> SINCE.in(language, List.of(from))).orElse("");
        return new WhoHasAnswer(
                person,
                at,
                life.life(),
                life.from(),
                answer.monthKnown(),
                answer.gaps(),
                ask,
                closed,
                explanation.in(language, List.of(since)));
    }
}
