package jp.anpi.safety.check;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.Tellable;

/**
 * What is said to somebody who asks how a person is. A reported death is told by nobody but those who confirm it, and needs are
 * nobody else's business: of both an inquiry hears nothing, so that its answer looks as if nothing were known yet.
 *
 * @param told what was told of what may be
 * @param known empty unless it may be told whether anything is known
 */
public record InquiryReply(
        Set<Tellable> told, Optional<Boolean> known, Optional<Condition> condition, Optional<PlaceKind> place) {

    public InquiryReply {
        told = Set.copyOf(told);
    }

    /** The reply from what is known, within what may be told. */
    public static InquiryReply of(Reading reading, Set<Tellable> tellable) {
        boolean silent = reading.deathReported()
                || reading.condition() == Condition.DEAD
                || reading.lastReportAt().isEmpty();
        Optional<Boolean> known = tellable.contains(Tellable.WHETHER_KNOWN) ? Optional.of(!silent) : Optional.empty();
        Optional<Condition> condition = Optional.of(reading.condition())
                .filter(one -> one != Condition.UNKNOWN && !silent && tellable.contains(Tellable.CONDITION));
        Optional<PlaceKind> place = Optional.of(reading.place())
                .filter(one -> one != PlaceKind.UNKNOWN && !silent && tellable.contains(Tellable.WHEREABOUTS));
        Set<Tellable> told = EnumSet.noneOf(Tellable.class);
        known.ifPresent(_ -> told.add(Tellable.WHETHER_KNOWN));
        condition.ifPresent(_ -> told.add(Tellable.CONDITION));
        place.ifPresent(_ -> told.add(Tellable.WHEREABOUTS));
        return new InquiryReply(told, known, condition, place);
    }
}
