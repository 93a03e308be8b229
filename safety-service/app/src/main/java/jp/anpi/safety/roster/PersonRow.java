package jp.anpi.safety.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Agreed;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.ScheduleChange;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.eventing.Slot;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.access.Tie;
import jp.anpi.safety.contract.Actor;

/**
 * What is needed of every person at every moment: to freeze a roster, to list it and to know whose client the person is.
 * About 200 bytes each, since a city holds 215,891 of them; the whole person is read from the store when it is needed.
 *
 * @param nearby whether the position only stands for the part of the town; false in a row from before rows told it
 * @param lifeSupport whether anything is recorded that keeps the person alive: devices, oxygen, dialysis, medicine; also
 *     true in a row from before rows told it, so that nobody is passed over
 * @param serving offices of the person's services and stays
 * @param agreed what may be shared in peacetime, and with whom; nothing in a row from before rows told it
 * @param slot decides which owner folds the person's checks
 */
public record PersonRow(
        PersonId id,
        long version,
        String name,
        PriorityGroup group,
        DistrictId district,
        Optional<Position> position,
        boolean nearby,
        boolean confidential,
        boolean hasPlan,
        boolean lifeSupport,
        int slot,
        Lifecycle lifecycle,
        List<Assignment> assignments,
        List<NamedChecker> checkers,
        List<OfficeId> serving,
        Agreed agreed) {

    /** The row of a person; what most rows share is not copied. */
    static PersonRow of(PersonState person, DistrictId district) {
        return new PersonRow(
                person.id(),
                person.version(),
                person.name().written(),
                person.placement().group(),
                district,
                person.home().position(),
                person.home().isNearby(),
                person.home().confidential(),
                person.hasPlan(),
                !person.lifeSupport().equals(LifeSupport.NONE),
                Slot.of(person.id()).value(),
                person.lifecycle(),
                person.assignments(),
                person.checkers(),
                Stream.concat(
                                person.services().stream().map(WeeklyService::office),
                                person.changes().stream().flatMap(PersonRow::serving))
                        .distinct()
                        .toList(),
                AgreedByte.shared(person.agreed()));
    }

    private static Stream<OfficeId> serving(ScheduleChange change) {
        return switch (change) {
            case ScheduleChange.DayOff _ -> Stream.empty();
            case ScheduleChange.Extra extra -> Stream.of(extra.office());
            case ScheduleChange.Stay stay -> stay.office().stream();
        };
    }

    /** Where the person lives, without the address. */
    public Home home() {
        return new Home("", district, position, confidential);
    }

    /** What the relation comes to together with what the person agreed to. */
    public Tie tie(Relation relation) {
        return new Tie(relation, agreed);
    }

    /** The caller's closest relation to the person on that day. */
    public Relation relationTo(Actor caller, LocalDate today) {
        return Relation.to(assignments, checkers, serving, caller, today);
    }
}
