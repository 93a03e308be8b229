package jp.anpi.registry.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.PersonState;

/** What other services learn of a person's plan, through the person's own state. */
public final class PlanEffect {

    private PlanEffect() {}

    /**
     * The person as their plans have them today: of the same version when nothing differs, else of the next. Whom an expired plan
     * names is still asked, since somebody named years ago is better than nobody; supporters who have not agreed are told to
     * nobody. A person without any version is what the registry was told by others.
     */
    public static PersonState on(PersonState person, PlanHistory history, PlanTerms terms, LocalDate today) {
        if (history.versions().isEmpty()) {
            return person;
        }
        return history.current()
                .map(plan -> following(
                        person, plan.content(), history.standing(plan, terms, today) != Standing.EXPIRED, today))
                .orElseGet(() -> withoutPlan(person));
    }

    /**
     * The person once the only version there was is taken back: what was known before it comes back, but not over contacts that
     * somebody wrote beside it since.
     *
     * @param was as the person was before that version
     */
    public static PersonState takenBack(
            PersonState now, PersonState was, EvacuationPlan version, PlanTerms terms, LocalDate today) {
        var alone = new PlanHistory(version.person(), List.of(version));
        boolean asItLeftThem = Stream.of(version.since(), today)
                .map(day -> on(was, alone, terms, day))
                .anyMatch(told -> told.contacts().equals(now.contacts()));
        return asItLeftThem
                ? now.withPlan(was.hasPlan(), was.checkers(), was.contacts())
                : now.withPlan(was.hasPlan(), membersAndOffices(was.checkers()), now.contacts());
    }

    /** Without those who stand among contacts that are others now. */
    private static List<NamedChecker> membersAndOffices(List<NamedChecker> checkers) {
        return checkers.stream()
                .filter(one -> !(one instanceof NamedChecker.ByContact))
                .toList();
    }

    private static PersonState following(PersonState person, PlanContent content, boolean counts, LocalDate today) {
        List<NamedChecker> checkers = checkers(content, today);
        List<ContactPerson> contacts = Stream.concat(
                        around(person, content, counts || asksContacts(checkers)).stream(),
                        content.supporters().stream()
                                .filter(one -> one.mayBeAsked(today))
                                .map(one ->
                                        new ContactPerson(one.name(), one.relation(), one.phone(), one.mail(), true)))
                .toList();
        boolean same = person.hasPlan() == counts
                && person.checkers().equals(checkers)
                && person.contacts().equals(contacts);
        return same ? person : person.withPlan(counts, checkers, contacts);
    }

    /** Once no plan counts or asks one of them, contacts are written beside it, and are newer than what it has. */
    private static List<ContactPerson> around(PersonState person, PlanContent content, boolean asPlanned) {
        List<ContactPerson> written =
                person.contacts().stream().filter(one -> !one.supporter()).toList();
        return asPlanned || person.hasPlan() || written.isEmpty()
                ? content.contacts().stream().map(EmergencyContact::published).toList()
                : written;
    }

    private static boolean asksContacts(List<NamedChecker> checkers) {
        return checkers.stream().anyMatch(NamedChecker.ByContact.class::isInstance);
    }

    /** Checkers by their place among those who are told; who is not told cannot be asked. */
    private static List<NamedChecker> checkers(PlanContent content, LocalDate today) {
        List<NamedChecker> told = new ArrayList<>();
        for (NamedChecker checker : content.checkers()) {
            switch (checker) {
                case NamedChecker.ByMember member -> told.add(member);
                case NamedChecker.ByOffice office -> told.add(office);
                case NamedChecker.ByContact(int at) -> place(content, at, today).ifPresent(told::add);
            }
        }
        return told;
    }

    private static Optional<NamedChecker> place(PlanContent content, int at, LocalDate today) {
        int contacts = content.contacts().size();
        if (at < contacts) {
            return Optional.of(new NamedChecker.ByContact(at));
        }
        List<Supporter> supporters = content.supporters();
        int place = at - contacts;
        if (!supporters.get(place).mayBeAsked(today)) {
            return Optional.empty();
        }
        int before = (int) supporters.subList(0, place).stream()
                .filter(one -> one.mayBeAsked(today))
                .count();
        return Optional.of(new NamedChecker.ByContact(contacts + before));
    }

    private static PersonState withoutPlan(PersonState person) {
        return person.hasPlan()
                ? person.withPlan(
                        false,
                        List.of(),
                        person.contacts().stream()
                                .filter(one -> !one.supporter())
                                .toList())
                : person;
    }
}
