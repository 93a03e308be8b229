package jp.anpi.safety.board;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Tie;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.store.StoreReads;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Push support: to whom power has to be brought, the least time left first. Nobody enters a task: it is there while the
 * power is lost. It is taken as every check is ({@code …/checks/{person}/claim}) and done by a report of what was
 * supplied, which moves its clock.
 */
@RestController
final class TaskRoutes {

    private final Incidents incidents;
    private final Boards boards;
    private final OwnPeople own;
    private final InstantSource clock;

    TaskRoutes(Incidents incidents, Boards boards, OwnPeople own, InstantSource clock) {
        this.incidents = incidents;
        this.boards = boards;
        this.own = own;
        this.clock = clock;
    }

    /** All tasks; they are as many as there are people on machines without power. */
    record Tasks(Instant incidentNow, List<TaskItem> items) {}

    @GetMapping("/api/incidents/{incident}/tasks")
    Mono<Tasks> tasks(@PathVariable String incident, Caller caller) {
        Incident of = incidents.get(incident);
        boolean takes = CallerAccess.may(caller, Action.WORK_ON_CHECK, Tie.NONE, of.mode());
        return own.unlessEverybody(caller, of)
                .zipWith(
                        StoreReads.answer(boards.of(of)).publishOn(Schedulers.parallel()),
                        (mine, board) -> new Tasks(
                                of.facts().clock().incidentTime(clock.instant()),
                                board.tasks().stream()
                                        .filter(task ->
                                                mine.isEmpty() || mine.get().contains(task.personId()))
                                        .map(task -> takes ? task : task.withoutClaimant())
                                        .sorted(TaskItem.LEAST_TIME_FIRST)
                                        .toList()));
    }
}
