package jp.anpi.registry.group;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.PersonState;

/**
 * What decides one person's group beside what their state says.
 *
 * @param given the placement that was there before anything was recorded here
 * @param requirements empty until they are recorded for the first time
 * @param earlier what was set by hand before, the newest first
 */
public record GroupRecord(
        GroupPlacement given,
        Optional<Requirements> requirements,
        Optional<GroupOverride> override,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Ended> earlier) {

    /**
     * An override that another took the place of, or that was lifted.
     *
     * @param byName of who did that
     */
    public record Ended(GroupOverride set, String byName, Instant at) {}

    /** Of somebody of whom nothing is recorded here. */
    static GroupRecord none(PersonState person) {
        return new GroupRecord(person.placement(), Optional.empty(), Optional.empty(), List.of());
    }

    GroupRecord with(Requirements recorded) {
        return new GroupRecord(given, Optional.of(recorded), override, earlier);
    }

    /** With another group by hand, or none, by somebody at that instant. */
    GroupRecord with(Optional<GroupOverride> set, String byName, Instant at) {
        return new GroupRecord(
                given,
                requirements,
                set,
                Stream.concat(override.stream().map(was -> new Ended(was, byName, at)), earlier.stream())
                        .toList());
    }

    Placing placing(PersonState person, LocalDate today) {
        return requirements
                .map(recorded -> Placing.of(recorded, person.lifeSupport(), person.birthDate(), override, today))
                .orElseGet(() -> Placing.given(given, override, today));
    }
}
