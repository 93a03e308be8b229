package jp.anpi.safety.matching;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.safety.contract.Explanation;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.contract.SafetyTopics;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.ladder.Askable;
import jp.anpi.safety.ladder.DutyOfficer;
import jp.anpi.safety.ladder.DutyRosters;
import jp.anpi.safety.sealing.SealedJson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Calls the desk's duty roster, one after the other, about reports of danger that nobody at the desk sees to: a danger rings
 * as loud when nobody knows whose it is. Whose life it is nobody knows either, so the desk has the shortest time of any
 * group. Each officer is called once about a report.
 */
final class DutyCalls {

    private static final int AT_ONCE = 500;
    private static final DateTimeFormatter JA = DateTimeFormatter.ofPattern("M月d日 H時mm分", Locale.JAPANESE);
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final UnmatchedQueue queue;
    private final Incidents incidents;
    private final DutyRosters duty;
    private final EventLog log;
    private final InstantSource clock;

    DutyCalls(UnmatchedQueue queue, Incidents incidents, DutyRosters duty, EventLog log, InstantSource clock) {
        this.queue = queue;
        this.incidents = incidents;
        this.duty = duty;
        this.log = log;
        this.clock = clock;
    }

    /** Calls whom it is time to call about the reports of these slots. */
    Mono<Void> round(List<Integer> slots) {
        return Flux.fromIterable(incidents.in(Incident.State.OPEN))
                .concatMap(incident -> round(incident, slots))
                .then();
    }

    private Mono<Void> round(Incident incident, List<Integer> slots) {
        var facts = incident.facts();
        Instant now = facts.clock().incidentTime(clock.instant());
        List<DutyOfficer> roster = duty.at(now.atZone(facts.zone()).toLocalDateTime());
        Optional<Duration> patience = Stream.of(PriorityGroup.values())
                .flatMap(group -> facts.policy().of(group).deskAnswersWithin().stream())
                .min(Comparator.naturalOrder());
        if (roster.isEmpty() || patience.isEmpty()) {
            return Mono.empty();
        }
        return queue.dangers(incident.id(), slots, AT_ONCE)
                .filter(entry -> entry.state().rings()
                        && entry.called() < roster.size()
                        && !facts.deskHasSeen(entry.state().waitsSince()))
                .filter(entry -> !now.isBefore(
                        entry.state().waitsSince().plus(patience.get().multipliedBy(entry.called() + 1L))))
                .concatMap(entry -> call(incident, entry, roster.get(entry.called()), now))
                .then();
    }

    /** The message first, its number after: a crash between them repeats the message under its id, which is sent once. */
    private Mono<Void> call(Incident incident, UnmatchedEntry entry, DutyOfficer officer, Instant now) {
        var recipient = Askable.onDuty(officer).recipient();
        var notice = new NoticeId(incident.id() + "/unmatched/" + entry.report() + "/duty/" + entry.called());
        NoticeEvent called = new NoticeEvent.DutyCalled(
                incident.id(),
                notice,
                incident.mode(),
                incident.opened().title(),
                recipient,
                explanation(incident, entry),
                now);
        var context = new EventContext(incident.mode(), SealedJson.keyOf(incident.id()));
        return log.append(SafetyTopics.NOTICE, RecordKey.of(recipient.key()), called, context)
                .then(queue.called(entry));
    }

    private static Explanation explanation(Incident incident, UnmatchedEntry entry) {
        var at = entry.state().waitsSince().atZone(incident.facts().zone());
        return new Explanation(
                "どなたのことか分からない危険の報告が、" + JA.format(at) + " から本部で引き受けられていません。「照合待ち」の画面で内容を確かめ、だれが対応するかを決めてください。",
                "A report of danger about somebody who is not identified waits since " + EN.format(at)
                        + " and nobody at the desk has taken it. Open the page of unmatched reports and decide who sees to it.");
    }
}
