package jp.anpi.registry.serving;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;

/** Who serves a person, after somebody has left. What was until then stays as it was. */
public final class Serving {

    private Serving() {}

    /** Whether the member serves in it. */
    public static Predicate<Assignment> by(MemberId member) {
        return one -> one.member().filter(member::equals).isPresent();
    }

    /** Whether the office, or a member of it, serves in it. */
    public static Predicate<Assignment> by(OfficeId office) {
        return one -> one.office().equals(office);
    }

    /**
     * Those that would go on end on that day, or on the day they began where that was later; those that begin after it and are
     * still to come are none.
     */
    public static List<Assignment> ended(
            List<Assignment> all, Predicate<Assignment> whose, LocalDate last, LocalDate today) {
        return all.stream()
                .filter(one -> !whose.test(one)
                        || !one.from().isAfter(last)
                        || !one.from().isAfter(today))
                .map(one -> whose.test(one) && goesOnAfter(one, last)
                        ? until(one, Optional.of(one.from().isAfter(last) ? one.from() : last))
                        : one)
                .toList();
    }

    /**
     * What has begun ends yesterday and goes on with the other; what begins today or later is theirs alone. Where the other serves
     * the person in that role already, they go on as they do.
     *
     * @param whole as an assignment would be if whoever serves did not leave
     */
    public static List<Assignment> handedOver(
            List<Assignment> all, MemberId from, MemberState to, LocalDate today, UnaryOperator<Assignment> whole) {
        return all.stream()
                .flatMap(one -> by(from).test(one) && goesOnAfter(one, today.minusDays(1))
                        ? handedOver(one, to, today, all, whole.apply(one).to())
                        : Stream.of(one))
                .toList();
    }

    private static Stream<Assignment> handedOver(
            Assignment one, MemberState to, LocalDate today, List<Assignment> beside, Optional<LocalDate> last) {
        boolean begun = one.from().isBefore(today);
        var next = new Assignment(one.role(), to.office(), Optional.of(to.id()), begun ? today : one.from(), last);
        boolean doubled = beside.stream().anyMatch(other -> covers(other, next));
        return Stream.concat(
                begun ? Stream.of(until(one, Optional.of(today.minusDays(1)))) : Stream.empty(),
                doubled ? Stream.empty() : Stream.of(next));
    }

    private static boolean covers(Assignment other, Assignment one) {
        return other.role() == one.role()
                && other.office().equals(one.office())
                && other.member().equals(one.member())
                && !other.from().isAfter(one.from())
                && one.to()
                        .map(last -> goesOnAfter(other, last.minusDays(1)))
                        .orElse(other.to().isEmpty());
    }

    private static boolean goesOnAfter(Assignment one, LocalDate day) {
        return one.to().map(last -> last.isAfter(day)).orElse(true);
    }

    static Assignment until(Assignment one, Optional<LocalDate> last) {
        return new Assignment(one.role(), one.office(), one.member(), one.from(), last);
    }
}
