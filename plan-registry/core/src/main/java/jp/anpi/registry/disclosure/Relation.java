package jp.anpi.registry.disclosure;

import java.time.LocalDate;
import java.util.Optional;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonState;

/** What somebody outside the city's offices is to a person, as far as the registry tells. */
public enum Relation {
    NONE,
    /** Answers for the person: by name, or as one of the office when it names nobody. */
    IN_CHARGE,
    /** Helps in the district where the person lives. */
    NEIGHBOUR;

    /** What a member of an office is to the person on that day, however long they were more before. */
    public static Relation to(
            PersonState person, Optional<MemberId> member, Optional<OfficeId> office, LocalDate today) {
        boolean inCharge =
                person.assignments().stream().anyMatch(one -> one.holdsOn(today) && one.putsInCharge(member, office));
        return inCharge ? IN_CHARGE : NONE;
    }
}
