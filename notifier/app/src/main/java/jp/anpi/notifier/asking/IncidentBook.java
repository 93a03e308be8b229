package jp.anpi.notifier.asking;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.notifier.incident.IncidentFacts;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Received;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.SafetyTopics;
import reactor.core.publisher.Mono;

/** Which incidents there are, how their time runs and which are closed; a copy that follows the log. */
final class IncidentBook implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<IncidentId, IncidentFacts> known = new ConcurrentHashMap<>();
    private final Follower follower;

    IncidentBook(Followers followers) {
        follower = followers.follow(
                "notifier.incidents", SafetyTopics.INCIDENT, new Followers.From.Beginning(), this::read);
    }

    Optional<IncidentFacts> find(IncidentId incident) {
        return Optional.ofNullable(known.get(incident));
    }

    /** Completes when the copy is complete, or after a while: an incomplete copy must not keep questions back. */
    Mono<Void> ready() {
        return follower.caughtUp().timeout(PATIENCE, Mono.empty());
    }

    @Override
    public void close() {
        follower.close();
    }

    private void read(Received<IncidentEvent> received) {
        switch (received) {
            case Received.Event<IncidentEvent>(var _, var _, var _, var event) -> fold(event);
            case Received.Erased<IncidentEvent> _ -> {}
        }
    }

    private void fold(IncidentEvent event) {
        switch (event) {
            case IncidentEvent.Opened opened -> known.putIfAbsent(opened.incident(), IncidentFacts.of(opened));
            case IncidentEvent.Closed closed -> known.computeIfPresent(closed.incident(), (_, facts) -> facts.close());
            case IncidentEvent.Reopened reopened ->
                known.computeIfPresent(reopened.incident(), (_, facts) -> facts.reopen());
            case IncidentEvent.Deleted deleted -> known.remove(deleted.incident());
            case IncidentEvent.RosterFrozen _,
                    IncidentEvent.Ready _,
                    IncidentEvent.OutageDeclared _,
                    IncidentEvent.MemberUnavailable _,
                    IncidentEvent.MemberAvailable _,
                    IncidentEvent.OfficeUnavailable _,
                    IncidentEvent.OfficeAvailable _,
                    IncidentEvent.DeskAcknowledged _,
                    IncidentEvent.StatusCarriedOver _,
                    IncidentEvent.CarryOverTakenBack _,
                    IncidentEvent.Exported _,
                    IncidentEvent.AboutAccess _,
                    IncidentEvent.AboutFacilities _ -> {}
        }
    }
}
