package jp.anpi.registry.group;

import java.time.LocalDate;
import java.util.Optional;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.PersonState;

/**
 * What decides one person's group beside what their state says.
 *
 * @param given the placement that was there before anything was recorded here
 * @param requirements empty until they are recorded for the first time
 */
public record GroupRecord(GroupPlacement given, Optional<Requirements> requirements, Optional<GroupOverride> override) {

    /** Of somebody of whom nothing is recorded here. */
    static GroupRecord none(PersonState person) {
        return new GroupRecord(person.placement(), Optional.empty(), Optional.empty());
    }

    GroupRecord with(Requirements recorded) {
        return new GroupRecord(given, Optional.of(recorded), override);
    }

    GroupRecord with(Optional<GroupOverride> set) {
        return new GroupRecord(given, requirements, set);
    }

    Placing placing(PersonState person, LocalDate today) {
        return requirements
                .map(recorded -> Placing.of(recorded, person.lifeSupport(), person.birthDate(), override, today))
                .orElseGet(() -> Placing.given(given, override, today));
    }
}
