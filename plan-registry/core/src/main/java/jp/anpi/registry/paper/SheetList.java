package jp.anpi.registry.paper;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.Occasion;
import jp.anpi.registry.disclosure.Relation;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.disclosure.Tie;

/** Whose people stand on a sheet. Whoever moved away or died stands on none. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SheetList.OfMember.class, name = "MEMBER"),
    @JsonSubTypes.Type(value = SheetList.OfDistrict.class, name = "DISTRICT")
})
public sealed interface SheetList {

    /** What the list was called when the sheet was made. */
    String name();

    /** Whether somebody belongs on it, on that day. */
    boolean holds(PersonState person, LocalDate day);

    /** What stands of a person on its sheet, which is handed to whom it is for; nobody, when not even their name does. */
    Sight sight(PersonState person, Occasion occasion);

    /**
     * Whether somebody enters its sheet: who reads the registry any, care staff the sheets of their own clients.
     *
     * @param member who the caller is, if that is known
     */
    boolean isEnteredBy(Role role, Optional<MemberId> member);

    /** Everybody of whom a member of an office is in charge. */
    record OfMember(MemberId member, OfficeId office, Role role, String name) implements SheetList {
        @Override
        public boolean holds(PersonState person, LocalDate day) {
            return isHere(person)
                    && person.assignments().stream()
                            .anyMatch(one ->
                                    one.holdsOn(day) && one.putsInCharge(Optional.of(member), Optional.of(office)));
        }

        @Override
        public Sight sight(PersonState person, Occasion occasion) {
            return handedTo(role, Relation.IN_CHARGE, person, occasion);
        }

        @Override
        public boolean isEnteredBy(Role role, Optional<MemberId> caller) {
            return Disclosure.readsRegistry(role)
                    || caller.filter(member::equals).isPresent();
        }
    }

    /**
     * Everybody of some groups who lives in a district. Nobody under protection: to stand on such a sheet would say where they
     * live, and paper lies about.
     */
    record OfDistrict(DistrictId district, SortedSet<PriorityGroup> groups, String name) implements SheetList {
        public OfDistrict {
            groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
        }

        @Override
        public boolean holds(PersonState person, LocalDate day) {
            return isHere(person)
                    && !person.home().confidential()
                    && person.home().district().equals(district)
                    && groups.contains(person.placement().group());
        }

        @Override
        public Sight sight(PersonState person, Occasion occasion) {
            return handedTo(Role.SUPPORTER, Relation.NEIGHBOUR, person, occasion);
        }

        @Override
        public boolean isEnteredBy(Role role, Optional<MemberId> caller) {
            return Disclosure.readsRegistry(role);
        }
    }

    private static Sight handedTo(Role role, Relation relation, PersonState person, Occasion occasion) {
        return Disclosure.sight(role, new Tie(relation, person.agreed()), occasion, Purpose.HAND_OUT);
    }

    private static boolean isHere(PersonState person) {
        return person.lifecycle() != Lifecycle.MOVED_AWAY && person.lifecycle() != Lifecycle.DIED;
    }
}
