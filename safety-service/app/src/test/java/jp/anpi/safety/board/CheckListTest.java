package jp.anpi.safety.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import jp.anpi.registry.contract.Agreed;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AState;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.check.CheckItem;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.incident.FrozenRoster;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.roster.PersonRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages of a board against everybody sorted anew. */
class CheckListTest {

    private static final int PEOPLE = 5_000;
    private static final int CHUNK = 500;
    private static final Position HOME = new Position(36, 139);
    private static final CheckList.Filter EVERYBODY = CheckList.Filter.EVERYBODY;

    private static final Incident INCIDENT = new Incident(
            AnIncident.event(Mode.REAL, 1), AnIncident.real(), Incident.State.OPEN, Set.of(), 0, 0, Map.of(), true);

    private final FrozenRoster roster = new FrozenRoster(1);
    private final LiveBoard board = new LiveBoard("e1", INCIDENT, roster, PEOPLE);

    private static APerson person(int number) {
        return APerson.named("p" + number)
                .in(PriorityGroup.values()[number % 5])
                .livingIn("d0" + number % 4);
    }

    /** Namesakes on purpose: three people to a name. */
    private static PersonRow row(int number) {
        var person = person(number).build();
        return new PersonRow(
                person.id(),
                1,
                "名" + number / 3,
                person.placement().group(),
                person.home().district(),
                number % 4 == 0 ? Optional.empty() : Optional.of(HOME),
                false,
                number % 9 == 0,
                false,
                false,
                0,
                Lifecycle.AT_HOME,
                List.of(),
                List.of(),
                List.of(),
                Agreed.NOTHING);
    }

    private static List<PersonRow> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(CheckListTest::row).toList();
    }

    private void freeze(int from, int to) {
        for (int first = from; first < to; first += CHUNK) {
            List<PersonRow> rows = rows(first, first + CHUNK);
            roster.add(first / CHUNK, rows);
            board.add(first / CHUNK, rows);
        }
    }

    private void change(RandomGenerator random, int howMany) {
        for (int i = 0; i < howMany; i++) {
            board.apply(AState.random(person(random.nextInt(PEOPLE)), random, AnIncident.ONSET));
        }
    }

    private Listing<CheckItem> page(
            CheckList.Filter filter, CheckList.Order order, int limit, Optional<String> cursor) {
        return CheckList.page(board, filter, order, new Paging(limit, cursor), false, DistrictId::value);
    }

    private List<PersonId> all(CheckList.Filter filter, CheckList.Order order, int limit) {
        List<PersonId> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Listing<CheckItem> page = page(filter, order, limit, cursor);
            page.items().forEach(item -> all.add(item.personId()));
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }

    private List<PersonId> sortedAnew(int people, CheckList.Filter filter, CheckList.Order order) {
        Comparator<PersonRow> byTimeLeft = Comparator.comparing(
                        (PersonRow row) -> state(row).filter(CheckState::danger).isEmpty())
                .thenComparing(row -> state(row)
                        .flatMap(CheckState::clock)
                        .map(CheckState.RunningClock::endsAt)
                        .orElse(Instant.MAX))
                .thenComparing(PersonRow::group)
                .thenComparing(
                        row -> state(row).flatMap(CheckState::lastReportAt).orElse(Instant.MIN))
                .thenComparing(row -> row.id().toString());
        Comparator<PersonRow> byName = Comparator.comparing(PersonRow::name)
                .thenComparing(row -> row.id().value());
        return rows(0, people).stream()
                .filter(row -> filter.state()
                        .map(wanted -> state(row).map(CheckState::status).orElse(CheckStatus.SILENT) == wanted)
                        .orElse(true))
                .filter(row -> filter.group().map(row.group()::equals).orElse(true))
                .filter(row -> filter.district().map(row.district()::equals).orElse(true))
                .filter(row -> filter.rung()
                        .map(wanted -> state(row)
                                .flatMap(CheckState::asked)
                                .filter(asked -> asked.rung() == wanted)
                                .isPresent())
                        .orElse(true))
                .filter(row -> filter.located()
                        .map(wanted -> !row.confidential() && row.position().isPresent() == wanted)
                        .orElse(true))
                .filter(row ->
                        filter.among().map(some -> some.contains(row.id())).orElse(true))
                .sorted(order == CheckList.Order.NAME ? byName : byTimeLeft)
                .map(PersonRow::id)
                .toList();
    }

    private Optional<CheckState> state(PersonRow row) {
        return board.findState(row.id());
    }

    private static LongStream seeds() {
        return Seeds.upTo(4);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pagesPutTogetherAreEverybodyInOrderHoweverManyMovedInBetween(long seed) {
        RandomGenerator random = Seeds.random(seed);
        freeze(0, PEOPLE / 2);
        int people = PEOPLE / 2;
        for (int moved : new int[] {0, 1, 300, 2_500, 40, 30_000, 7}) {
            change(random, moved);
            if (moved == 300) {
                freeze(PEOPLE / 2, PEOPLE);
                people = PEOPLE;
            }
            for (var order : CheckList.Order.values()) {
                CheckList.Filter filter = new CheckList.Filter(
                        maybe(random, Seeds.anyOf(random, CheckStatus.values())),
                        maybe(random, Seeds.anyOf(random, PriorityGroup.values())),
                        maybe(random, new DistrictId("d0" + random.nextInt(5))),
                        maybe(random, random.nextInt(1, 5)),
                        maybe(random, random.nextBoolean()),
                        maybe(random, someOf(random)));
                for (var wanted : List.of(EVERYBODY, filter)) {
                    assertThat(all(wanted, order, random.nextInt(50, 1_000)))
                            .as("%s of %s after %d", order, wanted.state(), moved)
                            .isEqualTo(sortedAnew(people, wanted, order));
                }
            }
        }
    }

    private static <T> Optional<T> maybe(RandomGenerator random, T value) {
        return random.nextInt(3) == 0 ? Optional.of(value) : Optional.empty();
    }

    private static Set<PersonId> someOf(RandomGenerator random) {
        Set<PersonId> some = new HashSet<>();
        random.ints(200, 0, PEOPLE).forEach(number -> some.add(row(number).id()));
        return some;
    }

    @Test
    void theQueueOnTheBoardIsTheBeginningOfTheListOfThoseWhoAreNotConfirmed() {
        freeze(0, PEOPLE);
        change(Seeds.random(3), 4_000);
        assertThat(board.snapshot(AnIncident.ONSET).urgent())
                .extracting(UrgentRow::person)
                .isEqualTo(sortedAnew(PEOPLE, EVERYBODY, CheckList.Order.TIME_LEFT).stream()
                        .filter(id -> board.findState(id)
                                .filter(state -> state.status() == CheckStatus.CONFIRMED)
                                .isEmpty())
                        .limit(BoardFold.MOST_URGENT)
                        .toList());
    }

    @Test
    void whoComesIntoDangerStandsFirstOnTheVeryNextPage() {
        freeze(0, PEOPLE);
        page(EVERYBODY, CheckList.Order.TIME_LEFT, 10, Optional.empty());
        board.apply(AState.of(person(4_321)).danger().build());
        CheckItem first = page(EVERYBODY, CheckList.Order.TIME_LEFT, 10, Optional.empty())
                .items()
                .getFirst();
        assertThat(first.personId()).isEqualTo(Ids.person("p4321"));
        assertThat(first.danger()).isTrue();
        assertThat(first.state()).isEqualTo(CheckStatus.NEEDS_HELP);
    }

    @Test
    void nobodyWhoStaysWhereTheyAreIsLostOrDoubledWhileOthersMoveBetweenPages() {
        RandomGenerator random = Seeds.random(7);
        freeze(0, PEOPLE);
        Set<PersonId> moved = new HashSet<>();
        List<PersonId> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Listing<CheckItem> page = page(EVERYBODY, CheckList.Order.TIME_LEFT, 100, cursor);
            page.items().forEach(item -> seen.add(item.personId()));
            cursor = page.next();
            for (int i = 0; i < 30; i++) {
                APerson someone = person(random.nextInt(1_000));
                moved.add(someone.build().id());
                board.apply(AState.random(someone, random, AnIncident.ONSET));
            }
        } while (cursor.isPresent());
        List<PersonId> stayed = seen.stream().filter(id -> !moved.contains(id)).toList();
        assertThat(stayed)
                .isEqualTo(sortedAnew(PEOPLE, EVERYBODY, CheckList.Order.TIME_LEFT).stream()
                        .filter(id -> !moved.contains(id))
                        .toList());
    }

    /** Hundreds of thousands of states are kept; each came off the log with ids of its own. */
    @Test
    void theBoardKeepsNoIdsThatAreInMemoryAnyway() {
        List<PersonRow> rows = rows(0, CHUNK);
        roster.add(0, rows);
        board.add(0, rows);
        for (PersonRow row : rows) {
            CheckState told =
                    AState.of(person(rows.indexOf(row))).version(1).confirmed().build();
            CheckState own = new CheckState(
                    IncidentId.of(told.incident().toString()),
                    PersonId.of(told.person().toString()),
                    told.version(),
                    told.group(),
                    new DistrictId(told.district().value()),
                    told.status(),
                    told.staleSince(),
                    told.asked(),
                    told.clock(),
                    told.needs(),
                    told.danger(),
                    told.deathReported(),
                    told.claimedBy(),
                    told.lastReportAt(),
                    told.confirmedAt(),
                    told.changedAt(),
                    told.carriedOver(),
                    told.powerTask(),
                    told.deskWaitsSince(),
                    told.tries(),
                    told.dispatch(),
                    told.claimant());
            board.apply(own);
            CheckState kept = board.findState(row.id()).orElseThrow();
            assertThat(kept).isEqualTo(told);
            assertThat(kept.person()).isSameAs(row.id());
            assertThat(kept.district()).isSameAs(row.district());
            assertThat(kept.incident())
                    .isSameAs(
                            board.findState(rows.getFirst().id()).orElseThrow().incident());
        }
    }
}
