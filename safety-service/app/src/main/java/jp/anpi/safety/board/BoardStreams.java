package jp.anpi.safety.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.roster.Roster;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Boards as endless streams of encoded frames. One beat per board cuts what changed, for all its viewers together, and says
 * every six seconds that it is alive; a viewer who is slow loses frames and gets a snapshot instead, without holding up
 * anybody. No viewer, no beat.
 */
final class BoardStreams {

    /** Half of the time within which a change must be on screens. */
    private static final Duration BEAT = Duration.ofMillis(125);
    /** How often what changes by time alone is looked at. */
    private static final int BEATS_TO_LOOK_ANYWAY = 16;

    private static final int BEATS_TO_HEARTBEAT = 48;
    private static final Duration KEEP = Duration.ofSeconds(5);

    private final Boards boards;
    private final Roster roster;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();
    private final Map<IncidentId, Flux<Frame>> beats = new ConcurrentHashMap<>();

    BoardStreams(Boards boards, Roster roster, InstantSource clock) {
        this.boards = boards;
        this.roster = roster;
        this.clock = clock;
    }

    /** The board now. */
    Mono<BoardView.Snapshot> snapshot(Incident incident, Frame.Scope scope) {
        return boards.of(incident).map(board -> {
            BoardSnapshot now = board.snapshot(incidentNow(incident));
            BoardView view = view(incident, board);
            return switch (scope) {
                case FIGURES -> view.of(now.figures(), false);
                case DESK -> view.of(now.withoutDeaths(), false);
                case RESTRICTED_DESK -> view.of(now, true);
            };
        });
    }

    /** A snapshot, then deltas, with heartbeats between; ends when the city deletes the incident, and else never by itself. */
    Flux<byte[]> stream(Incident incident, Frame.Audience audience) {
        AtomicLong lastSent = new AtomicLong(-1);
        Flux<byte[]> events = beat(incident)
                .onBackpressureLatest()
                .map(frame -> frame.bytesAfter(lastSent.getAndSet(frame.version()), audience))
                .takeUntilOther(boards.gone(incident.id()).doOnSuccess(_ -> beats.remove(incident.id())));
        return audience.gzip() ? events.startWith(SharedGzip.beginning()) : events;
    }

    private Flux<Frame> beat(Incident incident) {
        return beats.computeIfAbsent(
                incident.id(),
                _ -> boards.of(incident)
                        .flatMapMany(board -> Flux.interval(Duration.ZERO, BEAT)
                                .onBackpressureDrop()
                                .filter(count -> board.stirred() || count % BEATS_TO_LOOK_ANYWAY == 0)
                                .handle((count, sink) -> {
                                    LiveBoard.Cut cut = board.cut(incidentNow(incident));
                                    if (count % BEATS_TO_HEARTBEAT == 0
                                            || cut.delta().isPresent()) {
                                        sink.next(new Frame(json, view(incident, board), cut));
                                    }
                                })
                                .cast(Frame.class)
                                .doOnSubscribe(_ -> board.joined())
                                .doFinally(_ -> board.left()))
                        .replay(1)
                        .refCount(1, KEEP));
    }

    private BoardView view(Incident incident, LiveBoard board) {
        return new BoardView(
                board::findRow, roster::districtName, incident.facts().clock().speed(), clock.instant());
    }

    private Instant incidentNow(Incident incident) {
        return incident.facts().clock().incidentTime(clock.instant());
    }
}
