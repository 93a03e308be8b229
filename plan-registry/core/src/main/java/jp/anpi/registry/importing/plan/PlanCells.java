package jp.anpi.registry.importing.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.disclosure.PersonField;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.importing.person.ResidentNumber;
import jp.anpi.registry.plan.Destination;
import jp.anpi.registry.plan.EmergencyCard;
import jp.anpi.registry.plan.EmergencyContact;
import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.plan.EvacuationPlan.Confirmation;
import jp.anpi.registry.plan.Leaving;
import jp.anpi.registry.plan.PlanContent;
import jp.anpi.registry.plan.Supporter;

/**
 * Plans as our own list writes them: under the headings by which {@link PlanRows} knows them, and so that what it reads is what is
 * there. Of numbered lines there are as many as the form has; who stands beyond them stays when the list comes back, and so does
 * whatever the reader is not shown.
 */
public final class PlanCells {

    private final CheckerNames checkers;
    private final Sight sight;

    public PlanCells(CheckerNames checkers, Sight sight) {
        this.checkers = checkers;
        this.sight = sight;
    }

    /** All columns of the list. */
    public static Set<PlanColumn> columns() {
        return EnumSet.allOf(PlanColumn.class);
    }

    /** The row of somebody's plan under {@link #columns}. */
    public List<String> of(PersonState person, Optional<ResidentNumber> number, EvacuationPlan plan) {
        return of(person, number, Optional.of(plan), plan.content());
    }

    /** The row of somebody who has a plan of which no version is known. */
    public List<String> of(PersonState person, Optional<ResidentNumber> number) {
        return of(person, number, Optional.empty(), PlanContent.of(person));
    }

    private List<String> of(
            PersonState person,
            Optional<ResidentNumber> number,
            Optional<EvacuationPlan> version,
            PlanContent content) {
        return columns().stream()
                .map(column -> cell(column, person, number, version, content))
                .toList();
    }

    private String cell(
            PlanColumn column,
            PersonState person,
            Optional<ResidentNumber> number,
            Optional<EvacuationPlan> version,
            PlanContent content) {
        Optional<Confirmation> word = version.flatMap(EvacuationPlan::confirmation);
        Leaving leaving = content.leaving();
        EmergencyCard card = content.card();
        boolean shown = sight.home(person.home());
        return switch (column) {
            case RESIDENT_NUMBER -> said(number, ResidentNumber::text);
            case PERSON_ID -> person.id().toString();
            case PERSON -> person.name().written();
            case MADE_ON -> said(version, plan -> plan.written().on().toString());
            case CONFIRMED_ON -> said(word, said -> said.on().toString());
            case CONFIRMED_BY -> said(word, said -> word(said.by()));
            case CONFIRMED_NAME -> said(word, Confirmation::name);
            case CONFIRMED_HOW -> said(word, Confirmation::how);
            case CONTACT_1 -> line(content.contacts(), 0, EmergencyContact::name);
            case CONTACT_1_RELATION -> line(content.contacts(), 0, EmergencyContact::relation);
            case CONTACT_1_PHONE ->
                line(content.contacts(), 0, one -> one.phone().orElse(""));
            case CONTACT_1_ADDRESS ->
                place(shown, content.contacts(), 0, one -> one.address().orElse(""));
            case CONTACT_1_HOURS ->
                line(content.contacts(), 0, one -> one.hours().orElse(""));
            case CONTACT_1_KANA -> line(content.contacts(), 0, one -> one.kana().orElse(""));
            case CONTACT_1_MOBILE ->
                line(content.contacts(), 0, one -> one.mobile().orElse(""));
            case CONTACT_2 -> line(content.contacts(), 1, EmergencyContact::name);
            case CONTACT_2_RELATION -> line(content.contacts(), 1, EmergencyContact::relation);
            case CONTACT_2_PHONE ->
                line(content.contacts(), 1, one -> one.phone().orElse(""));
            case CONTACT_2_ADDRESS ->
                place(shown, content.contacts(), 1, one -> one.address().orElse(""));
            case CONTACT_2_HOURS ->
                line(content.contacts(), 1, one -> one.hours().orElse(""));
            case CONTACT_2_KANA -> line(content.contacts(), 1, one -> one.kana().orElse(""));
            case CONTACT_2_MOBILE ->
                line(content.contacts(), 1, one -> one.mobile().orElse(""));
            case SUPPORTER_1 -> supporter(content, 0, Supporter::name);
            case SUPPORTER_1_RELATION -> supporter(content, 0, Supporter::relation);
            case SUPPORTER_1_PHONE -> supporter(content, 0, one -> one.phone().orElse(""));
            case SUPPORTER_1_ADDRESS ->
                shown ? supporter(content, 0, one -> one.address().orElse("")) : hidden(content.supporters(), 0);
            case SUPPORTER_1_AGREED ->
                line(content.supporters(), 0, one -> one.agreement().state().japanese());
            case SUPPORTER_1_FROM -> line(content.supporters(), 0, one -> said(one.from(), Object::toString));
            case SUPPORTER_1_TO -> line(content.supporters(), 0, one -> said(one.to(), Object::toString));
            case SUPPORTER_2 -> supporter(content, 1, Supporter::name);
            case SUPPORTER_2_RELATION -> supporter(content, 1, Supporter::relation);
            case SUPPORTER_2_PHONE -> supporter(content, 1, one -> one.phone().orElse(""));
            case SUPPORTER_2_ADDRESS ->
                shown ? supporter(content, 1, one -> one.address().orElse("")) : hidden(content.supporters(), 1);
            case SUPPORTER_2_AGREED ->
                line(content.supporters(), 1, one -> one.agreement().state().japanese());
            case SUPPORTER_2_FROM -> line(content.supporters(), 1, one -> said(one.from(), Object::toString));
            case SUPPORTER_2_TO -> line(content.supporters(), 1, one -> said(one.to(), Object::toString));
            case CHECKER -> checkers(content);
            case DESTINATION_FLOOD -> places(content, Hazard.FLOOD, shown);
            case DESTINATION_EARTHQUAKE -> places(content, Hazard.EARTHQUAKE, shown);
            case DESTINATION_LANDSLIDE -> places(content, Hazard.LANDSLIDE, shown);
            case DESTINATION_STORM_SURGE -> places(content, Hazard.STORM_SURGE, shown);
            case DESTINATION_TSUNAMI -> places(content, Hazard.TSUNAMI, shown);
            case DESTINATION_FIRE -> places(content, Hazard.FIRE, shown);
            case DESTINATION_INLAND_FLOOD -> places(content, Hazard.INLAND_FLOOD, shown);
            case DESTINATION_VOLCANO -> places(content, Hazard.VOLCANO, shown);
            case START -> said(leaving.start(), Leaving.Start::japanese);
            case ROUTE -> shown ? leaving.route().orElse("") : Sight.NOT_SHOWN;
            case TRANSPORT -> leaving.transport().orElse("");
            case HELPERS -> said(leaving.helpers(), Object::toString);
            case ITEMS -> String.join("、", leaving.items());
            case PETS -> leaving.pets().orElse("");
            case WISHES -> content.wishes().orElse("");
            case VOLUNTEER -> nearby(shown, card.volunteer());
            case ASSOCIATION -> nearby(shown, card.association());
            case BLOOD -> said(card.blood(), Enum::name);
            case ILLNESS_1 -> line(card.illnesses(), 0, EmergencyCard.Illness::name);
            case ILLNESS_1_SURGERY ->
                line(card.illnesses(), 0, one -> one.surgery().orElse(""));
            case ILLNESS_1_HOSPITAL ->
                line(card.illnesses(), 0, one -> one.hospital().orElse(""));
            case ILLNESS_1_DOCTOR ->
                line(card.illnesses(), 0, one -> one.doctor().orElse(""));
            case ILLNESS_2 -> line(card.illnesses(), 1, EmergencyCard.Illness::name);
            case ILLNESS_2_SURGERY ->
                line(card.illnesses(), 1, one -> one.surgery().orElse(""));
            case ILLNESS_2_HOSPITAL ->
                line(card.illnesses(), 1, one -> one.hospital().orElse(""));
            case ILLNESS_2_DOCTOR ->
                line(card.illnesses(), 1, one -> one.doctor().orElse(""));
            case ALLERGIES -> card.allergies().orElse("");
            case NEIGHBOUR_1 -> place(shown, card.neighbours(), 0, EmergencyCard.Neighbour::name);
            case NEIGHBOUR_1_RELATION -> place(shown, card.neighbours(), 0, EmergencyCard.Neighbour::relation);
            case NEIGHBOUR_1_PHONE ->
                place(shown, card.neighbours(), 0, one -> one.phone().orElse(""));
            case NEIGHBOUR_2 -> place(shown, card.neighbours(), 1, EmergencyCard.Neighbour::name);
            case NEIGHBOUR_2_RELATION -> place(shown, card.neighbours(), 1, EmergencyCard.Neighbour::relation);
            case NEIGHBOUR_2_PHONE ->
                place(shown, card.neighbours(), 1, one -> one.phone().orElse(""));
            case MESSAGE -> card.message().orElse("");
        };
    }

    private static <T> String said(Optional<T> value, Function<T, String> word) {
        return value.map(word).orElse("");
    }

    private static <T> String line(List<T> all, int at, Function<T, String> word) {
        return at < all.size() ? word.apply(all.get(at)) : "";
    }

    private static <T> String place(boolean shown, List<T> all, int at, Function<T, String> word) {
        return shown ? line(all, at, word) : hidden(all, at);
    }

    /** Whoever looks after a part of the town, or lives next door, tells which part it is. */
    private static String nearby(boolean shown, Optional<String> who) {
        return who.map(name -> shown ? name : Sight.NOT_SHOWN).orElse("");
    }

    private static String hidden(List<?> all, int at) {
        return line(all, at, _ -> Sight.NOT_SHOWN);
    }

    private String supporter(PlanContent content, int at, Function<Supporter, String> word) {
        return line(content.supporters(), at, one -> isNamed(one) ? word.apply(one) : Sight.NOT_AGREED);
    }

    private boolean isNamed(Supporter supporter) {
        return supporter.agreement().holds() || sight.shows(PersonField.UNAGREED_SUPPORTERS);
    }

    /** One per line; nobody where one of them is not named, since the order counts. */
    private String checkers(PlanContent content) {
        List<String> people = Stream.concat(
                        content.contacts().stream().map(EmergencyContact::name),
                        content.supporters().stream().map(one -> isNamed(one) ? one.name() : Sight.NOT_AGREED))
                .toList();
        List<String> names = content.checkers().stream()
                .map((NamedChecker checker) -> checkers.written(checker, people))
                .toList();
        return names.contains(Sight.NOT_AGREED) ? Sight.NOT_AGREED : String.join("\n", names);
    }

    /** One per line; none where one of them tells at whose house somebody under protection is. */
    private static String places(PlanContent content, Hazard hazard, boolean shown) {
        List<Destination> meant = content.destinations().stream()
                .filter(place -> place.hazards().contains(hazard))
                .toList();
        boolean hides = !shown && meant.stream().anyMatch(Destination::isPrivate);
        return hides ? Sight.NOT_SHOWN : meant.stream().map(Destination::name).collect(Collectors.joining("\n"));
    }

    private static String word(Confirmation.By by) {
        return switch (by) {
            case PERSON -> "本人";
            case PROXY -> "代理";
        };
    }
}
