package jp.anpi.safety.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.DisclosureId;
import jp.anpi.safety.contract.IncidentEvent;

/**
 * People whom the desk disclosed to somebody for a time, incident time; it ends at its end, not after it.
 *
 * @param endedAt when the desk ended it before its time
 */
public record Disclosure(
        DisclosureId id,
        Set<OfficeId> offices,
        Set<MemberId> members,
        Area area,
        Set<PriorityGroup> groups,
        Scope scope,
        String because,
        Instant from,
        Instant until,
        String by,
        Optional<Instant> endedAt) {

    static Disclosure of(IncidentEvent.Disclosed event) {
        return new Disclosure(
                event.disclosure(),
                event.offices(),
                event.members(),
                event.area(),
                event.groups(),
                new Scope(event.area(), event.groups()),
                event.because(),
                event.at(),
                event.until(),
                event.by().displayName(),
                Optional.empty());
    }

    Disclosure ended(Instant at) {
        return endedAt.isPresent()
                ? this
                : new Disclosure(id, offices, members, area, groups, scope, because, from, until, by, Optional.of(at));
    }

    /** Whether it holds at that instant. */
    public boolean holdsAt(Instant now) {
        return endedAt.isEmpty() && now.isBefore(until);
    }

    /** Whether it is made to that caller. */
    public boolean isTo(Actor caller) {
        return caller.office().filter(offices::contains).isPresent()
                || caller.member().filter(members::contains).isPresent();
    }

    /** Whether the person is part of it; people under protection never are. */
    public boolean covers(Lifecycle lifecycle, PriorityGroup group, Home home) {
        return !home.confidential() && scope.on(lifecycle, group, home) == Scope.Verdict.INSIDE;
    }
}
