package jp.anpi.registry.consent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.ConsentMatter;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;

/**
 * What an ordinance of the city presumes of many at once (災害対策基本法 49条の11第2項ただし書, 49条の15第2項ただし書). Whoever decides otherwise
 * says so for themselves, before or after.
 *
 * @param id made by whoever sends it, so that sending it twice is one act
 * @param groups whose people it is about; empty where they were named one by one
 * @param named who they are then
 * @param ordinance its name, with the article
 * @param reach how far it is
 * @param tries how often it was gone through without coming to its end
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ConsentAct(
        UUID id,
        Set<PriorityGroup> groups,
        @JsonIgnore Set<PersonId> named,
        Set<ConsentMatter> matters,
        Set<ConsentScope> scopes,
        LocalDate on,
        String ordinance,
        String by,
        Instant at,
        State state,
        Reach reach,
        int tries,
        Optional<Instant> takenBackAt) {

    /** Where an act is in its life. */
    enum State {
        /** Being recorded; what a kill broke off goes on by itself. */
        BEGUN,
        DONE,
        /** Tried so often that a person has to look why some are left of whom it could not be recorded. */
        BROKEN_OFF,
        /** Being taken back; that goes on by itself too. */
        TAKING_BACK,
        TAKEN_BACK,
        /** As {@link #BROKEN_OFF}, while it was taken back. */
        BACK_BROKEN_OFF;

        boolean isBack() {
            return this == TAKING_BACK || this == TAKEN_BACK || this == BACK_BROKEN_OFF;
        }

        /** What becomes of it when nobody tries it any more by themselves. */
        State brokenOff() {
            return isBack() ? BACK_BROKEN_OFF : BROKEN_OFF;
        }
    }

    /**
     * How far it is with what it is at.
     *
     * @param people of how many it was recorded so far
     * @param looked how many were looked at
     * @param of how many there are to be looked at
     * @param left of how many of those looked at it could not be done
     */
    record Reach(long people, long looked, long of, long left) {

        /** The same from the beginning, when it is recorded. */
        static Reach none(long of) {
            return new Reach(0, 0, of, 0);
        }

        /** Whoever it reached is now looked at once more. */
        Reach back() {
            return new Reach(people, 0, people, 0);
        }
    }

    ConsentAct {
        groups = Set.copyOf(groups);
        named = Set.copyOf(named);
        matters = Set.copyOf(matters);
        scopes = Set.copyOf(scopes);
    }

    ConsentAct at(State next, Reach far) {
        return new ConsentAct(id, groups, named, matters, scopes, on, ordinance, by, at, next, far, tries, takenBackAt);
    }

    /** Whether somebody is among those it is about. */
    boolean isAbout(PersonState person) {
        return person.lifecycle().isHere()
                && (named.isEmpty() ? groups.contains(person.placement().group()) : named.contains(person.id()));
    }

    /** Whether it was sent as this one was. */
    boolean says(ConsentAct other) {
        return groups.equals(other.groups)
                && named.equals(other.named)
                && matters.equals(other.matters)
                && scopes.equals(other.scopes)
                && on.equals(other.on)
                && ordinance.equals(other.ordinance);
    }

    /** What is recorded of each person. */
    Consent word() {
        return new Consent(
                scopes,
                Consent.Answer.PRESUMED,
                on,
                Consent.From.NOBODY,
                Consent.Manner.ORDINANCE,
                ordinance,
                by,
                at,
                matters,
                Optional.empty(),
                Optional.of(id));
    }

    boolean recorded(Consent word) {
        return word.act().filter(id::equals).isPresent();
    }

    /** In the order in which they are kept and shown. */
    static <E extends Enum<E>> List<String> names(Set<E> some) {
        return some.stream().sorted().map(Enum::name).toList();
    }
}
