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
import jp.anpi.registry.contract.Role;

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

    /** Everybody of whom a member of an office is in charge. */
    record OfMember(MemberId member, OfficeId office, Role role, String name) implements SheetList {
        @Override
        public boolean holds(PersonState person, LocalDate day) {
            return isHere(person)
                    && person.assignments().stream()
                            .anyMatch(one ->
                                    one.holdsOn(day) && one.putsInCharge(Optional.of(member), Optional.of(office)));
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
    }

    private static boolean isHere(PersonState person) {
        return person.lifecycle() != Lifecycle.MOVED_AWAY && person.lifecycle() != Lifecycle.DIED;
    }
}
