package jp.anpi.safety.facility;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Outgoing;
import jp.anpi.registry.eventing.PartitionBatch;
import jp.anpi.registry.eventing.Projection;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.eventing.Share;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.Measure;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.contract.SafetyTopics;
import jp.anpi.safety.incident.FactLog;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.incident.LogPlaces;
import jp.anpi.safety.roster.Roster;
import jp.anpi.safety.sealing.SealedJson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sees to it that offices in a flood area are asked when a flood or typhoon opens, and that whoever was asked gets a
 * message. One instance owns this; the place on the log is stored after the effects, so a crash repeats some: the fact has
 * a command that counts once, the message an id that is sent once.
 */
final class FloodAsking implements Projection<IncidentEvent> {

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(10);

    private final LogPlaces places;
    private final Incidents incidents;
    private final Roster roster;
    private final FacilityBook book;
    private final FactLog facts;
    private final EventLog log;

    FloodAsking(
            MongoDatabase database,
            Incidents incidents,
            Roster roster,
            FacilityBook book,
            FactLog facts,
            EventLog log) {
        this.places = new LogPlaces(database, "facility_places");
        this.incidents = incidents;
        this.roster = roster;
        this.book = book;
        this.facts = facts;
        this.log = log;
    }

    @Override
    public Mono<Long> take(Share share) {
        return places.next(share);
    }

    @Override
    public Mono<Void> apply(PartitionBatch<IncidentEvent> batch) {
        return Flux.fromIterable(batch.events())
                .concatMap(received -> switch (received.event()) {
                    case IncidentEvent.Ready ready -> askAtOpening(ready);
                    case IncidentEvent.OfficesAsked asked -> send(asked);
                    case IncidentEvent.Opened _,
                            IncidentEvent.RosterFrozen _,
                            IncidentEvent.OutageDeclared _,
                            IncidentEvent.MemberUnavailable _,
                            IncidentEvent.MemberAvailable _,
                            IncidentEvent.OfficeUnavailable _,
                            IncidentEvent.OfficeAvailable _,
                            IncidentEvent.DeskAcknowledged _,
                            IncidentEvent.Closed _,
                            IncidentEvent.Reopened _,
                            IncidentEvent.StatusCarriedOver _,
                            IncidentEvent.CarryOverTakenBack _,
                            IncidentEvent.Exported _,
                            IncidentEvent.Deleted _,
                            IncidentEvent.AboutAccess _,
                            IncidentEvent.FacilityReported _,
                            IncidentEvent.ShelterCounted _ -> Mono.<Void>empty();
                })
                .then(Mono.defer(() -> places.store(batch.share(), batch.nextOffset())));
    }

    private Mono<Void> askAtOpening(IncidentEvent.Ready ready) {
        return known(ready.incident())
                .filter(incident -> FloodOffices.bringsWater(incident.opened().kind()))
                .flatMap(incident -> {
                    Set<OfficeId> offices = FloodOffices.toAsk(
                                    roster.officesOn(facts.today(incident)),
                                    book.of(incident.id()),
                                    incident.opened().area(),
                                    true,
                                    Measure.REDUCE)
                            .stream()
                            .map(OfficeState::id)
                            .collect(Collectors.toSet());
                    return offices.isEmpty()
                            ? Mono.empty()
                            : facts.send(new IncidentEvent.OfficesAsked(
                                    incident.id(),
                                    opening(incident.id()),
                                    offices,
                                    Measure.REDUCE,
                                    facts.now(incident),
                                    incident.opened().by()));
                });
    }

    /** The one act of asking that belongs to an opening, however often it is told. */
    private static CommandId opening(IncidentId id) {
        byte[] name = (id + "/flood/opening").getBytes(StandardCharsets.UTF_8);
        return new CommandId(UUID.nameUUIDFromBytes(name));
    }

    private Mono<Void> send(IncidentEvent.OfficesAsked asked) {
        return known(asked.incident()).flatMap(incident -> {
            var context = new EventContext(incident.mode(), SealedJson.keyOf(incident.id()));
            List<Outgoing<NoticeEvent>> messages = asked.offices().stream()
                    .flatMap(id -> roster.findOffice(id).stream())
                    .map(office -> new Outgoing<NoticeEvent>(
                            RecordKey.of(FloodOffices.recipient(office).key()),
                            instruction(incident, asked, office),
                            context))
                    .toList();
            return messages.isEmpty()
                    ? Mono.empty()
                    : log.appendAll(SafetyTopics.NOTICE, messages).then();
        });
    }

    private static NoticeEvent instruction(Incident incident, IncidentEvent.OfficesAsked asked, OfficeState office) {
        return new NoticeEvent.OfficeInstructed(
                incident.id(),
                new NoticeId(incident.id() + "/office/" + office.id() + "/" + asked.command()),
                incident.mode(),
                incident.opened().title(),
                FloodOffices.recipient(office),
                FloodOffices.explanation(asked.measure()),
                asked.at());
    }

    /** A fact about an incident that does not exist is passed over; one that cannot be known yet comes again. */
    private Mono<Incident> known(IncidentId id) {
        return incidents.known(id).timeout(KNOWN_WITHIN);
    }
}
