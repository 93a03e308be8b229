package jp.anpi.notifier.asking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import jp.anpi.notifier.digest.Gathering;
import jp.anpi.notifier.digest.Window;
import jp.anpi.notifier.incident.IncidentFacts;
import jp.anpi.registry.eventing.Share;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.NoticeId;

/**
 * What waits for each recipient, and an agenda of when it goes out. All of it can be rebuilt from the store. Used by one thread at
 * a time.
 */
final class Gatherings {

    /** More than this waits nowhere: the oldest go out before their time. */
    static final int MOST_WAITING = 50_000;

    private static final int REMEMBERED_RECIPIENTS = 50_000;

    /** One recipient in one incident. */
    private record Towards(IncidentId incident, String recipient) {}

    /** A moment to look at a recipient; one that no longer fits what waits there is passed over or put off. */
    private record Due(Instant at, Towards towards) {}

    private final Window window;
    private final Function<IncidentId, Optional<IncidentFacts>> incidents;
    private final Map<Towards, Gathering> open = new HashMap<>();
    private final Map<NoticeId, Waiting> waiting = new HashMap<>();
    private final PriorityQueue<Due> agenda = new PriorityQueue<>((one, other) -> one.at.compareTo(other.at));
    private final Map<Towards, Instant> lastWritten = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Towards, Instant> eldest) {
            return size() > REMEMBERED_RECIPIENTS;
        }
    };

    Gatherings(Window window, Function<IncidentId, Optional<IncidentFacts>> incidents) {
        this.window = window;
        this.incidents = incidents;
    }

    void add(Waiting one) {
        var towards = towards(one);
        waiting.put(one.question().notice(), one);
        var before = open.get(towards);
        var gathering = before == null
                ? Gathering.begin(one.question(), one.arrivedAt(), Optional.ofNullable(lastWritten.get(towards)))
                : before.with(one.question(), one.arrivedAt());
        open.put(towards, gathering);
        var due = dueAt(gathering, towards.incident);
        if (before == null || due.isBefore(dueAt(before, towards.incident))) {
            agenda.add(new Due(due, towards));
        }
    }

    /** A question that waits is marked and leaves with the next message; others are not known here. */
    void withdraw(NoticeId notice) {
        waiting.computeIfPresent(notice, (_, one) -> one.withdraw());
    }

    /** Forgets what belongs to a share that is no longer ours. */
    void release(Share share) {
        var ours = waiting.values().stream()
                .filter(one -> !share.holds(one.slot()))
                .toList();
        waiting.clear();
        open.clear();
        agenda.clear();
        ours.forEach(this::add);
    }

    /** When the next gathering is to be looked at; it may then turn out to be due a little later. */
    Optional<Instant> nextDue() {
        return Optional.ofNullable(agenda.peek()).map(due -> waiting.size() > MOST_WAITING ? Instant.EPOCH : due.at);
    }

    /** Takes out what is due, recipient by recipient, as long as there is some and the limit is not reached. */
    List<List<Waiting>> takeDue(Instant now, int limit) {
        var taken = new ArrayList<List<Waiting>>();
        while (taken.size() < limit && !agenda.isEmpty()) {
            boolean early = waiting.size() > MOST_WAITING;
            if (!early && agenda.peek().at.isAfter(now)) {
                break;
            }
            var towards = agenda.remove().towards;
            var gathering = open.get(towards);
            if (gathering == null) {
                continue;
            }
            var due = dueAt(gathering, towards.incident);
            if (!early && due.isAfter(now)) {
                agenda.add(new Due(due, towards));
                continue;
            }
            open.remove(towards);
            taken.add(gathering.questions().stream()
                    .flatMap(question -> Optional.ofNullable(waiting.remove(question.notice())).stream())
                    .toList());
        }
        return taken;
    }

    /** The recipient of these was written to. */
    void written(List<Waiting> questions, Instant now) {
        questions.stream().findFirst().ifPresent(one -> lastWritten.put(towards(one), now));
    }

    int size() {
        return waiting.size();
    }

    /** An incident that is not known yet is treated as running at wall speed, which only gathers a little longer. */
    private Instant dueAt(Gathering gathering, IncidentId incident) {
        var facts = incidents
                .apply(incident)
                .orElseGet(() -> new IncidentFacts(incident, gathering.first(), gathering.first(), 1, false));
        return gathering.dueAt(window, facts);
    }

    private static Towards towards(Waiting one) {
        return new Towards(one.question().incident(), one.question().recipient().key());
    }
}
