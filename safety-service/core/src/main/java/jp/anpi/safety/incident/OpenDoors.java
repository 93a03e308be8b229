package jp.anpi.safety.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.CaseloadLinkId;
import jp.anpi.safety.contract.IncidentEvent;

/**
 * What the desk opened for one incident beyond what people may see and say anyway.
 *
 * @param disclosures also those that are over, the oldest first
 * @param links links for reporting on a caseload, also those that are over, the oldest first
 * @param citizens whether citizens may report about themselves on the open page
 */
public record OpenDoors(List<Disclosure> disclosures, List<CaseloadLink> links, boolean citizens) {

    /** As every incident begins. */
    public static final OpenDoors NONE = new OpenDoors(List.of(), List.of(), false);

    public OpenDoors {
        disclosures = List.copyOf(disclosures);
        links = List.copyOf(links);
    }

    /** After one more event; folding an event twice changes nothing more. */
    OpenDoors with(IncidentEvent.AboutAccess event) {
        return switch (event) {
            case IncidentEvent.Disclosed disclosed -> with(disclosed);
            case IncidentEvent.DisclosureEnded ended ->
                new OpenDoors(
                        disclosures.stream()
                                .map(one -> one.id().equals(ended.disclosure()) ? one.ended(ended.at()) : one)
                                .toList(),
                        links,
                        citizens);
            case IncidentEvent.CaseloadLinkMade made -> with(made);
            case IncidentEvent.CaseloadLinkRevoked revoked ->
                new OpenDoors(
                        disclosures,
                        links.stream()
                                .map(one -> one.id().equals(revoked.link()) ? one.revoked(revoked.at()) : one)
                                .toList(),
                        citizens);
            case IncidentEvent.InquiryAnswered _ -> this;
            case IncidentEvent.CitizensPageOpened _ -> new OpenDoors(disclosures, links, true);
            case IncidentEvent.CitizensPageClosed _ -> new OpenDoors(disclosures, links, false);
        };
    }

    private OpenDoors with(IncidentEvent.Disclosed event) {
        if (disclosures.stream().anyMatch(one -> one.id().equals(event.disclosure()))) {
            return this;
        }
        List<Disclosure> all = new ArrayList<>(disclosures);
        all.add(Disclosure.of(event));
        return new OpenDoors(all, links, citizens);
    }

    private OpenDoors with(IncidentEvent.CaseloadLinkMade event) {
        if (findLink(event.link()).isPresent()) {
            return this;
        }
        List<CaseloadLink> all = new ArrayList<>(links);
        all.add(CaseloadLink.of(event));
        return new OpenDoors(disclosures, all, citizens);
    }

    /** The link, also when it is over. */
    public Optional<CaseloadLink> findLink(CaseloadLinkId id) {
        return links.stream().filter(link -> link.id().equals(id)).findFirst();
    }

    /** The disclosures to that caller that hold at that instant. */
    public Stream<Disclosure> disclosedTo(Actor caller, Instant now) {
        return disclosures.stream().filter(one -> one.holdsAt(now) && one.isTo(caller));
    }
}
