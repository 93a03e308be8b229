package jp.anpi.safety.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.map.PeopleMap;
import jp.anpi.safety.map.TileId;
import jp.anpi.safety.roster.Roster;
import jp.anpi.safety.store.StoreReads;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The people of an incident on the map. From afar it is numbers like the board's; from near it is where somebody lives. */
@RestController
@RequestMapping("/api/incidents/{incident}/map")
final class MapRoutes {

    private static final MediaType VECTOR_TILE = MediaType.parseMediaType("application/vnd.mapbox-vector-tile");

    private final Incidents incidents;
    private final Boards boards;
    private final Roster roster;
    private final Optional<Online> online;

    MapRoutes(Incidents incidents, Boards boards, Roster roster, MapProperties properties) {
        this.incidents = incidents;
        this.boards = boards;
        this.roster = roster;
        this.online = properties.source().map(_ -> new Online(properties.onlineTiles(), properties.attribution()));
    }

    /** Pictures from the internet below our layers. */
    record Online(String tiles, String attribution) {}

    /**
     * What to know before tiles are asked for.
     *
     * @param shown people who have a place on the map
     * @param unlocated people whose home nobody has placed
     * @param hidden people who are left out because their address is protected
     * @param peopleFrom the zoom from which tiles hold single people
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Facts(int shown, int unlocated, int hidden, int peopleFrom, int nearest, Optional<Online> online) {}

    @GetMapping
    Mono<Facts> facts(@PathVariable String incident, Caller caller) {
        Incident of = incidents.get(incident);
        CallerAccess.demand(caller, Action.SEE_BOARD, Relation.NONE, of.mode());
        return StoreReads.answer(boards.of(of)).map(board -> {
            var left = board.leftOut();
            return new Facts(
                    board.map().placed(),
                    left.unlocated(),
                    left.hidden(),
                    PeopleMap.PEOPLE_FROM,
                    TileId.NEAREST,
                    online);
        });
    }

    @GetMapping("/tiles/{zoom}/{x}/{y}")
    Mono<ResponseEntity<byte[]>> tile(
            @PathVariable String incident,
            @PathVariable int zoom,
            @PathVariable int x,
            @PathVariable int y,
            Caller caller) {
        Incident of = incidents.get(incident);
        TileId tile = tile(zoom, x, y);
        CallerAccess.demand(caller, Action.SEE_BOARD, Relation.NONE, of.mode());
        if (zoom >= PeopleMap.PEOPLE_FROM) {
            CallerAccess.demand(caller, Action.SEE_CHECK, Relation.NONE, of.mode());
            if (!CallerAccess.sightOfAll(caller, of.mode()).home(false)) {
                throw Problem.of(CommonProblem.FORBIDDEN).refused();
            }
        }
        return StoreReads.answer(boards.of(of))
                .publishOn(Schedulers.parallel())
                .map(board -> ResponseEntity.ok()
                        .contentType(VECTOR_TILE)
                        .body(board.map()
                                .tile(
                                        tile,
                                        person -> roster.isProtected(
                                                board.numbered(person).id()))));
    }

    private static TileId tile(int zoom, int x, int y) {
        try {
            return new TileId(zoom, x, y);
        } catch (IllegalArgumentException outside) {
            throw Problem.of(CommonProblem.NOT_FOUND).refused();
        }
    }
}
