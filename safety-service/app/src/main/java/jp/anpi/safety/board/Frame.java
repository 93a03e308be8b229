package jp.anpi.safety.board;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.safety.map.TileId;
import tools.jackson.databind.json.JsonMapper;

/**
 * One step of a board on its way to all viewers: a heartbeat for those who are there already, the delta for those who have
 * the step before, the snapshot for all others. Each is encoded when the first viewer needs it, once per audience, and shared by the rest.
 */
final class Frame {

    /** Who sees the same. */
    enum Scope {
        /** Nobody by name, nor anything about one person alone. */
        FIGURES,
        /** Without reported deaths. */
        DESK,
        RESTRICTED_DESK
    }

    /**
     * Who is sent the same bytes.
     *
     * @param gzip whether they are pieces of a {@link SharedGzip}
     */
    record Audience(Scope scope, boolean gzip) {

        /** The bytes of an event as this audience is sent them. */
        byte[] sent(byte[] event) {
            return gzip ? SharedGzip.piece(event) : event;
        }
    }

    private final JsonMapper json;
    private final BoardView view;
    private final Optional<BoardDelta> delta;
    private final BoardSnapshot snapshot;
    private final List<TileId> tiles;
    private final Map<Audience, byte[]> heartbeats = new HashMap<>();
    private final Map<Audience, byte[]> snapshots = new HashMap<>();
    private final Map<Audience, byte[]> deltas = new HashMap<>();

    Frame(JsonMapper json, BoardView view, LiveBoard.Cut cut) {
        this.json = json;
        this.view = view;
        this.delta = cut.delta();
        this.snapshot = cut.snapshot();
        this.tiles = cut.tiles();
    }

    long version() {
        return snapshot.version();
    }

    /** What a viewer gets who was last sent {@code lastSent}, or nothing yet (-1). */
    synchronized byte[] bytesAfter(long lastSent, Audience audience) {
        if (lastSent == version()) {
            return heartbeats.computeIfAbsent(audience, who -> who.sent(event("heartbeat", view.heartbeat(snapshot))));
        }
        return delta.filter(step -> step.previous() == lastSent)
                .map(step -> deltas.computeIfAbsent(audience, who -> who.sent(event(step, who.scope()))))
                .orElseGet(() -> snapshots.computeIfAbsent(audience, who -> who.sent(event(who.scope()))));
    }

    private byte[] event(BoardDelta step, Scope scope) {
        return switch (scope) {
            case FIGURES -> event("delta", view.of(step.figures(), List.of(), false));
            case DESK -> event("delta", view.of(step.withoutDeaths(), tiles, false));
            case RESTRICTED_DESK -> event("delta", view.of(step, tiles, true));
        };
    }

    private byte[] event(Scope scope) {
        return switch (scope) {
            case FIGURES -> event("snapshot", view.of(snapshot.figures(), false));
            case DESK -> event("snapshot", view.of(snapshot.withoutDeaths(), false));
            case RESTRICTED_DESK -> event("snapshot", view.of(snapshot, true));
        };
    }

    /** One server-sent event; JSON has no line breaks, so it is one data line. */
    private byte[] event(String name, Object data) {
        return ("event: " + name + "\ndata: " + json.writeValueAsString(data) + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
