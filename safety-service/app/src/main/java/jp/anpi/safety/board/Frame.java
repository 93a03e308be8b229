package jp.anpi.safety.board;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.safety.map.TileId;
import tools.jackson.databind.json.JsonMapper;

/**
 * One step of a board on its way to all viewers: the delta for those who have the step before, the snapshot for those who
 * have not. Each is encoded when the first viewer needs it, once per scope, and shared by the rest.
 */
final class Frame {

    /** Who sees the same bytes. */
    enum Scope {
        /** Nobody by name, nor anything about one person alone. */
        FIGURES,
        /** Without reported deaths. */
        DESK,
        RESTRICTED_DESK
    }

    private final JsonMapper json;
    private final BoardView view;
    private final Optional<BoardDelta> delta;
    private final BoardSnapshot snapshot;
    private final List<TileId> tiles;
    private final Map<Scope, byte[]> snapshots = new EnumMap<>(Scope.class);
    private final Map<Scope, byte[]> deltas = new EnumMap<>(Scope.class);

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
    synchronized byte[] bytesAfter(long lastSent, Scope scope) {
        boolean carriesOn = delta.filter(step -> step.previous() == lastSent).isPresent();
        return carriesOn ? deltaBytes(delta.get(), scope) : snapshotBytes(scope);
    }

    private byte[] deltaBytes(BoardDelta step, Scope scope) {
        return deltas.computeIfAbsent(scope, who -> switch (who) {
            case FIGURES -> event("delta", view.of(step.figures(), List.of(), false));
            case DESK -> event("delta", view.of(step.withoutDeaths(), tiles, false));
            case RESTRICTED_DESK -> event("delta", view.of(step, tiles, true));
        });
    }

    private byte[] snapshotBytes(Scope scope) {
        return snapshots.computeIfAbsent(scope, who -> switch (who) {
            case FIGURES -> event("snapshot", view.of(snapshot.figures(), false));
            case DESK -> event("snapshot", view.of(snapshot.withoutDeaths(), false));
            case RESTRICTED_DESK -> event("snapshot", view.of(snapshot, true));
        });
    }

    /** One server-sent event; JSON has no line breaks, so it is one data line. */
    private byte[] event(String name, Object data) {
        return ("event: " + name + "\ndata: " + json.writeValueAsString(data) + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
