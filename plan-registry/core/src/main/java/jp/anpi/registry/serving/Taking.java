package jp.anpi.registry.serving;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;

/**
 * What an ending took of one person, so that exactly that can be given back.
 *
 * @param taken the newest last
 * @param before as they were served before it
 */
public record Taking(List<Taken> taken, List<Assignment> before) {

    public Taking {
        taken = List.copyOf(taken);
        before = List.copyOf(before);
    }

    /**
     * What it made of one assignment.
     *
     * @param now empty where it was still to begin, and then never would
     */
    public record Taken(Assignment was, Optional<Assignment> now) {

        private boolean isNowAs(Taken other) {
            return now.isPresent() && now.equals(other.now);
        }
    }

    /** What {@link Serving#ended} takes of all these. */
    public static Taking of(List<Assignment> all, Predicate<Assignment> whose, LocalDate last, LocalDate today) {
        List<Taken> taken = all.stream()
                .map(one -> new Taken(
                        one,
                        Serving.ended(List.of(one), whose, last, today).stream().findFirst()))
                .filter(one -> !one.now().equals(Optional.of(one.was())))
                .toList();
        return new Taking(taken, all);
    }

    /** What an ending on that day is supposed to have taken that kept nothing of it: whatever ends on it would have gone on. */
    public static Taking supposed(List<Assignment> all, Predicate<Assignment> whose, LocalDate last) {
        return new Taking(
                all.stream()
                        .filter(one -> whose.test(one) && one.to().equals(Optional.of(last)))
                        .map(one -> new Taken(Serving.until(one, Optional.empty()), Optional.of(one)))
                        .toList(),
                List.of());
    }

    /** The same after another day was said: until it is done, either may be what holds. What both made the same was as the next says. */
    public Taking and(Taking next) {
        return new Taking(
                Stream.concat(
                                taken.stream().filter(one -> next.taken.stream().noneMatch(one::isNowAs)),
                                next.taken.stream())
                        .distinct()
                        .toList(),
                before);
    }

    /** As an assignment was before it was taken; itself where it was not. */
    public static Assignment whole(Assignment one, List<Taking> takings) {
        return takings.stream()
                .flatMap(taking -> taking.taken().stream())
                .filter(taken -> taken.now().equals(Optional.of(one)))
                .findFirst()
                .map(taken -> whole(taken.was(), takings)) // which goes on for longer: this has an end
                .orElse(one);
    }

    /**
     * All with what was taken: what still is as the ending left it, and what was still to begin. Whatever somebody else has in their
     * stead by now stays theirs; where the office handed it on within itself, so that the other was to end on that day too, they go on
     * for as long as it would have.
     *
     * @param last the day that was said
     */
    public List<Assignment> givenBack(List<Assignment> all, LocalDate last, Map<OfficeId, OfficeState.Kind> kinds) {
        List<Taken> open = new ArrayList<>(taken.stream()
                .filter(one -> !isGivenToOthers(one.was(), all, last, kinds))
                .toList());
        List<Assignment> back = new ArrayList<>();
        for (Assignment one : all) {
            Optional<Taken> found = open.stream()
                    .filter(some -> some.now().equals(Optional.of(one)))
                    .findFirst();
            found.ifPresent(open::remove);
            back.add(found.map(Taken::was).orElse(one));
        }
        for (Taken one : open) {
            if (one.now().isPresent()) {
                handedOn(one.was(), back, last)
                        .ifPresent(other -> back.set(
                                back.indexOf(other),
                                Serving.until(other, one.was().to())));
            } else if (back.stream().noneMatch(other -> isBegunAs(one.was(), other))) {
                back.add(one.was());
            }
        }
        return List.copyOf(back);
    }

    private Optional<Assignment> handedOn(Assignment was, List<Assignment> all, LocalDate last) {
        return all.stream()
                .filter(_ -> !all.contains(was))
                .filter(other -> !before.contains(other) && other.to().equals(Optional.of(last)))
                .filter(other -> other.role() == was.role() && other.office().equals(was.office()))
                .findFirst();
    }

    /** Whether since then somebody serves the person in that role; of services, an office of the same kind. */
    private boolean isGivenToOthers(
            Assignment was, List<Assignment> all, LocalDate last, Map<OfficeId, OfficeState.Kind> kinds) {
        return all.stream()
                .filter(other -> !before.contains(other) && other.from().isAfter(last))
                .filter(other -> other.role() == was.role() && !isOfTheSame(was, other))
                .anyMatch(other -> other.leads()
                        || Optional.ofNullable(kinds.get(other.office()))
                                .equals(Optional.ofNullable(kinds.get(was.office()))));
    }

    private static boolean isBegunAs(Assignment was, Assignment other) {
        return other.role() == was.role()
                && isOfTheSame(was, other)
                && other.from().equals(was.from());
    }

    private static boolean isOfTheSame(Assignment was, Assignment other) {
        return other.office().equals(was.office()) && other.member().equals(was.member());
    }
}
