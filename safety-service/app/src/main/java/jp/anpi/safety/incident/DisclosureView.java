package jp.anpi.safety.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.DisclosureId;
import jp.anpi.safety.roster.PersonRow;
import jp.anpi.safety.roster.Roster;

/**
 * A disclosure as the desk sees it, incident time.
 *
 * @param to names of the offices and members
 * @param people how many are disclosed now; people under protection are not among them
 * @param open whether it holds now
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DisclosureView(
        DisclosureId id,
        List<String> to,
        Area area,
        Set<PriorityGroup> groups,
        int people,
        String because,
        String by,
        Instant from,
        Instant until,
        Optional<Instant> endedAt,
        boolean open) {

    static DisclosureView of(Disclosure disclosure, Incident incident, Roster roster, Instant now) {
        return new DisclosureView(
                disclosure.id(),
                Stream.concat(
                                disclosure.offices().stream()
                                        .flatMap(id -> roster.findOffice(id).stream())
                                        .map(OfficeState::name),
                                disclosure.members().stream()
                                        .flatMap(id -> roster.findMember(id).stream())
                                        .map(MemberState::name))
                        .sorted()
                        .toList(),
                disclosure.area(),
                disclosure.groups(),
                people(disclosure, roster.rows()),
                disclosure.because(),
                disclosure.by(),
                disclosure.from(),
                disclosure.until(),
                disclosure.endedAt(),
                !incident.facts().closed() && disclosure.holdsAt(now));
    }

    private static int people(Disclosure disclosure, Collection<PersonRow> rows) {
        return (int) rows.stream()
                .filter(row -> disclosure.covers(row.lifecycle(), row.group(), row.home()))
                .count();
    }
}
