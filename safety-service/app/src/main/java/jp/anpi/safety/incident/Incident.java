package jp.anpi.safety.incident;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.access.AccessRules;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.access.Tie;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.roster.PersonRow;

/**
 * An incident as its events tell it so far.
 *
 * @param frozenChunks numbers of the roster's chunks that are stored
 * @param frozenPeople people in those chunks
 * @param chunks chunks the roster has; 0 until the first one is stored
 * @param roster people per group; empty until the incident is open
 * @param ready whether the whole roster was frozen and asked once
 */
public record Incident(
        IncidentEvent.Opened opened,
        IncidentFacts facts,
        State state,
        Set<Integer> frozenChunks,
        int frozenPeople,
        int chunks,
        Map<PriorityGroup, Integer> roster,
        boolean ready) {

    /** Where an incident is in its life. */
    public enum State {
        /** The roster is being frozen; reports are accepted. */
        OPENING,
        /** The roster is whole, and whoever depends on power or on treatment is asked; the others are being asked. */
        OPEN,
        /** Nobody is asked any more; reports are accepted and marked. */
        CLOSED
    }

    public Incident {
        frozenChunks = Set.copyOf(frozenChunks);
        roster = Map.copyOf(roster);
    }

    public IncidentId id() {
        return opened.incident();
    }

    public Mode mode() {
        return opened.mode();
    }

    /** What the roster says about a person of this incident, before anything is known of them. */
    public RosterRow rowOf(PersonRow person) {
        boolean namedChecker = !person.checkers().isEmpty();
        return new RosterRow(
                id(),
                person.id(),
                person.group(),
                person.district(),
                person.slot(),
                facts.policy().ladderFor(person.group(), namedChecker),
                facts.openedAt(),
                namedChecker,
                person.hasPlan(),
                person.position().isPresent(),
                person.confidential());
    }

    /** Whether the person belongs to this incident's roster, judged by how they are registered now. */
    public boolean covers(PersonRow person) {
        return new Scope(opened.area(), opened.groups()).on(person.lifecycle(), person.group(), person.home())
                == Scope.Verdict.INSIDE;
    }

    /**
     * What the caller is to the person in this incident: what they are anyway, or what the desk opened to them.
     *
     * @param wallNow whoever looks after somebody by then counts
     */
    public Relation relation(PersonRow person, Actor caller, Instant wallNow) {
        Relation own = person.relationTo(caller, wallNow.atZone(facts.zone()).toLocalDate());
        return isStrange(own, person, caller) && disclosed(person, caller, wallNow) ? Relation.DISCLOSED : own;
    }

    /** The same together with what the person agreed to, as it is recorded now. */
    public Tie tie(PersonRow person, Actor caller, Instant wallNow) {
        return person.tie(relation(person, caller, wallNow));
    }

    /** What brings colleagues to the person need not bring everybody: a supporter is no client's because of their office. */
    private boolean isStrange(Relation own, PersonRow person, Actor caller) {
        return AccessRules.decide(caller.role(), Action.SEE_CHECK, person.tie(own), mode())
                == AccessRules.Verdict.NOT_YOUR_CLIENT;
    }

    private boolean disclosed(PersonRow person, Actor caller, Instant wallNow) {
        return disclosedTo(caller, wallNow)
                .anyMatch(one -> one.covers(person.lifecycle(), person.group(), person.home()));
    }

    /** What the desk opened to the caller and has not ended yet; nothing outlives the incident. */
    public Stream<Disclosure> disclosedTo(Actor caller, Instant wallNow) {
        return state == State.CLOSED
                ? Stream.empty()
                : facts.doors().disclosedTo(caller, facts.clock().incidentTime(wallNow));
    }

    static Incident of(IncidentEvent.Opened opened, IncidentFacts facts) {
        return new Incident(opened, facts, State.OPENING, Set.of(), 0, 0, Map.of(), false);
    }

    /** The incident after one more event; folding an event twice changes nothing more. */
    Incident with(IncidentEvent event) {
        IncidentFacts now = facts.with(event);
        return switch (event) {
            case IncidentEvent.Opened _ -> this;
            case IncidentEvent.RosterFrozen frozen -> {
                Set<Integer> all = new HashSet<>(frozenChunks);
                int more = all.add(frozen.chunk()) ? frozen.people() : 0;
                yield new Incident(opened, now, state, all, frozenPeople + more, frozen.of(), roster, ready);
            }
            case IncidentEvent.Ready whole ->
                new Incident(
                        opened,
                        now,
                        state == State.OPENING ? State.OPEN : state,
                        frozenChunks,
                        frozenPeople,
                        chunks,
                        whole.roster(),
                        true);
            case IncidentEvent.OutageDeclared _,
                    IncidentEvent.MemberUnavailable _,
                    IncidentEvent.MemberAvailable _,
                    IncidentEvent.OfficeUnavailable _,
                    IncidentEvent.OfficeAvailable _,
                    IncidentEvent.DeskAcknowledged _,
                    IncidentEvent.StatusCarriedOver _,
                    IncidentEvent.CarryOverTakenBack _,
                    IncidentEvent.Exported _,
                    IncidentEvent.Deleted _,
                    IncidentEvent.AboutAccess _,
                    IncidentEvent.AboutFacilities _ -> in(state, now);
            case IncidentEvent.Closed _ -> in(State.CLOSED, now);
            case IncidentEvent.Reopened _ -> in(ready ? State.OPEN : State.OPENING, now);
        };
    }

    private Incident in(State next, IncidentFacts now) {
        return new Incident(opened, now, next, frozenChunks, frozenPeople, chunks, roster, ready);
    }
}
