package jp.anpi.registry.importing.plan;

import java.time.LocalDate;
import java.util.Optional;
import jp.anpi.registry.importing.list.Said;
import jp.anpi.registry.plan.Agreement;
import jp.anpi.registry.plan.Supporter;

/**
 * What a row says of one supporter. What they agreed to is kept with its day and manner unless the line says something else of it.
 */
record SupporterLine(
        String name,
        Said<String> relation,
        Said<String> address,
        Said<String> phone,
        Said<Agreement.State> agreed,
        Said<LocalDate> from,
        Said<LocalDate> to)
        implements PlanLines.Line<Supporter> {

    @Override
    public Supporter over(Optional<Supporter> known) {
        return new Supporter(
                known.map(Supporter::kind).orElse(Supporter.Kind.PERSON),
                name,
                relation.over(known.map(Supporter::relation)).orElse(ContactLine.RELATION_NOT_SAID),
                address.over(known.flatMap(Supporter::address)),
                phone.over(known.flatMap(Supporter::phone)),
                known.flatMap(Supporter::mail),
                agreement(known.map(Supporter::agreement).orElse(Agreement.NOT_ASKED)),
                from.over(known.flatMap(Supporter::from)),
                to.over(known.flatMap(Supporter::to)));
    }

    private Agreement agreement(Agreement known) {
        Agreement.State state = agreed.over(Optional.of(known.state())).orElse(Agreement.State.NO_ANSWER);
        return state == known.state() ? known : new Agreement(state, Optional.empty(), Optional.empty());
    }

    /** Says nothing: all of it is about a person. */
    @Override
    public String toString() {
        return "SupporterLine";
    }
}
