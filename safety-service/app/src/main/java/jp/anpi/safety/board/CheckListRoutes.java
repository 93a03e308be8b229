package jp.anpi.safety.board;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Tie;
import jp.anpi.safety.check.CheckItem;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.roster.Roster;
import jp.anpi.safety.store.StoreReads;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The checks of an incident as lists: for the desk everybody, for those who look after people their own. */
@RestController
final class CheckListRoutes {

    private static final Text ONE_OF = new Text("次のどれかを指定してください: {0}", "Use one of: {0}");
    private static final Text A_BOX =
            new Text("西,南,東,北 の順に度で指定してください。", "Give west,south,east,north in degrees, separated by commas.");
    private static final Text SMALLER =
            new Text("範囲に {0} 人より多くの人がいます。地図を拡大してください。", "More than {0} people live there: come nearer.");
    private static final Text A_RUNG = new Text("段の番号を 1 から指定してください。", "Give the number of a rung, from 1.");
    private static final Text AN_ID = new Text("番号の形が正しくありません。", "This is not an id.");

    private final Incidents incidents;
    private final Boards boards;
    private final Roster roster;
    private final OwnPeople own;
    private final InstantSource clock;

    CheckListRoutes(Incidents incidents, Boards boards, Roster roster, OwnPeople own, InstantSource clock) {
        this.incidents = incidents;
        this.boards = boards;
        this.roster = roster;
        this.own = own;
        this.clock = clock;
    }

    @GetMapping("/api/incidents/{incident}/checks")
    Mono<Listing<CheckItem>> checks(
            @PathVariable String incident,
            @RequestParam Optional<String> state,
            @RequestParam Optional<String> group,
            @RequestParam Optional<String> district,
            @RequestParam Optional<String> officeId,
            @RequestParam Optional<String> rung,
            @RequestParam Optional<String> located,
            @RequestParam Optional<String> dispatched,
            @RequestParam Optional<String> box,
            @RequestParam Optional<String> sort,
            Paging paging,
            Caller caller) {
        Incident of = incidents.get(incident);
        Mono<Optional<Set<PersonId>>> mine = own.unlessEverybody(caller, of);
        Optional<Set<PersonId>> office = given(officeId)
                .map(text -> read("officeId", AN_ID, text, OfficeId::of))
                .map(roster::peopleOf);
        Optional<MapBox> inside = given(box).map(text -> read("box", A_BOX, text, MapBox::of));
        var filter = new CheckList.Filter(
                given(state).map(text -> oneOf("state", text, CheckStatus.class)),
                given(group).map(text -> oneOf("group", text, PriorityGroup.class)),
                given(district).map(text -> read("district", AN_ID, text, DistrictId::new)),
                given(rung).map(text -> read("rung", A_RUNG, text, CheckListRoutes::rung)),
                given(located).map(CheckListRoutes::located),
                office);
        boolean sentTo = given(dispatched).map(CheckListRoutes::dispatched).orElse(false);
        CheckList.Order order = given(sort).map(CheckListRoutes::order).orElse(CheckList.Order.TIME_LEFT);
        boolean deaths = CallerAccess.sightOfAll(caller, of.mode()).deaths();
        boolean takes = CallerAccess.may(caller, Action.WORK_ON_CHECK, Tie.NONE, of.mode());
        Mono<Listing<CheckItem>> page = mine.zipWith(
                looked(of),
                (people, board) -> CheckList.page(
                        board,
                        filter.among(people)
                                .among(inside.map(part -> livingIn(board, part)))
                                .among(sentTo ? Optional.of(board.dispatched()) : Optional.empty()),
                        order,
                        paging,
                        deaths,
                        roster::districtName));
        return takes ? page : page.map(CheckListRoutes::withoutClaimants);
    }

    private static Listing<CheckItem> withoutClaimants(Listing<CheckItem> page) {
        return page.map(CheckItem::withoutClaimant);
    }

    /** Whose home the map shows in a part of it; nobody whose address is protected, whenever that became so. */
    private Set<PersonId> livingIn(LiveBoard board, MapBox part) {
        int[] numbers = board.map()
                .within(part.northWest(), part.southEast(), MapBox.MOST_PEOPLE)
                .orElseThrow(() ->
                        Problem.parameter("box", SMALLER, MapBox.MOST_PEOPLE).refused());
        Set<PersonId> people = new HashSet<>();
        for (int number : numbers) {
            PersonId person = board.numbered(number).id();
            if (!roster.isProtected(person)) {
                people.add(person);
            }
        }
        return people;
    }

    @GetMapping("/api/me/clients")
    Mono<Listing<CheckItem>> clients(@RequestParam String incident, Paging paging, Caller caller) {
        Incident of = incidents.get(incident);
        return own.of(caller, of)
                .map(people -> CheckList.Filter.EVERYBODY.among(Optional.of(people)))
                .zipWith(
                        looked(of),
                        (filter, board) -> CheckList.page(
                                board, filter, CheckList.Order.TIME_LEFT, paging, false, roster::districtName))
                .map(CheckListRoutes::withoutClaimants);
    }

    private Mono<LiveBoard> looked(Incident of) {
        return StoreReads.answer(boards.of(of))
                .publishOn(Schedulers.parallel())
                .doOnNext(board -> board.look(of.facts().clock().incidentTime(clock.instant())));
    }

    private static Optional<String> given(Optional<String> parameter) {
        return parameter.filter(text -> !text.isBlank());
    }

    private static int rung(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static boolean located(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.parameter("located", ONE_OF, "true, false").refused();
        };
    }

    /** Those to whom a car is out; there is no list of all others. */
    private static boolean dispatched(String text) {
        if (!text.equals("true")) {
            throw Problem.parameter("dispatched", ONE_OF, "true").refused();
        }
        return true;
    }

    private static CheckList.Order order(String text) {
        return switch (text) {
            case "timeLeft" -> CheckList.Order.TIME_LEFT;
            case "name" -> CheckList.Order.NAME;
            default -> throw Problem.parameter("sort", ONE_OF, "timeLeft, name").refused();
        };
    }

    private static <E extends Enum<E>> E oneOf(String name, String text, Class<E> type) {
        String allowed =
                java.util.Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return read(
                name,
                new Text(ONE_OF.ja().replace("{0}", allowed), ONE_OF.en().replace("{0}", allowed)),
                text,
                given -> Enum.valueOf(type, given));
    }

    private static <T> T read(String name, Text wrong, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException notOne) {
            throw Problem.parameter(name, wrong).refused();
        }
    }
}
