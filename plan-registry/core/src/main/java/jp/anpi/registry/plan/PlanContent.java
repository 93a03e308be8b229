package jp.anpi.registry.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.PersonState;

/**
 * What a plan says.
 *
 * @param checkers who is to check on the person, in the order they are to be asked; {@link NamedChecker.ByContact} counts the
 *     contacts first and the supporters after them
 * @param wishes what is to be done when the person gets worse (急変時の取り決め)
 */
public record PlanContent(
        List<EmergencyContact> contacts,
        List<Supporter> supporters,
        List<NamedChecker> checkers,
        List<Destination> destinations,
        Leaving leaving,
        Optional<String> wishes,
        EmergencyCard card) {

    public static final PlanContent BLANK = new PlanContent(
            List.of(), List.of(), List.of(), List.of(), Leaving.NOT_SAID, Optional.empty(), EmergencyCard.BLANK);

    public PlanContent {
        contacts = List.copyOf(contacts);
        supporters = List.copyOf(supporters);
        checkers = List.copyOf(checkers);
        destinations = List.copyOf(destinations);
        int people = contacts.size() + supporters.size();
        for (NamedChecker checker : checkers) {
            if (checker instanceof NamedChecker.ByContact(int at) && (at < 0 || at >= people)) {
                throw new IllegalArgumentException("a checker must be one of the plan's contacts and supporters");
            }
        }
    }

    /** What is known of somebody before anybody wrote a plan. */
    public static PlanContent of(PersonState person) {
        List<ContactPerson> family =
                person.contacts().stream().filter(one -> !one.supporter()).toList();
        List<ContactPerson> helping =
                person.contacts().stream().filter(ContactPerson::supporter).toList();
        List<ContactPerson> together =
                Stream.concat(family.stream(), helping.stream()).toList();
        return new PlanContent(
                family.stream()
                        .map(one -> new EmergencyContact(
                                one.name(),
                                one.relation(),
                                one.phone(),
                                one.mail(),
                                Optional.empty(),
                                true,
                                Optional.empty(),
                                one.kana(),
                                one.mobile()))
                        .toList(),
                helping.stream()
                        .map(one -> new Supporter(
                                Supporter.Kind.PERSON,
                                one.name(),
                                one.relation(),
                                Optional.empty(),
                                one.phone(),
                                one.mail(),
                                new Agreement(Agreement.State.AGREED, Optional.empty(), Optional.empty())))
                        .toList(),
                person.checkers().stream()
                        .map(checker -> checker instanceof NamedChecker.ByContact(int at)
                                ? new NamedChecker.ByContact(
                                        together.indexOf(person.contacts().get(at)))
                                : checker)
                        .toList(),
                List.of(),
                Leaving.NOT_SAID,
                Optional.empty(),
                EmergencyCard.BLANK);
    }

    /** For readers who may not learn where somebody under protection can be found. */
    public PlanContent withoutPlaces() {
        return new PlanContent(
                contacts.stream().map(EmergencyContact::withoutPlace).toList(),
                supporters.stream().map(Supporter::withoutPlace).toList(),
                checkers,
                destinations.stream().map(Destination::withoutPlace).toList(),
                leaving.withoutPlace(),
                wishes,
                card.withoutNeighbourhood());
    }
}
