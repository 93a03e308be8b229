package jp.anpi.safety.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.contract.CheckStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeopleMapTest {

    private static final IntPredicate NOBODY = _ -> false;
    private static final Position HOME = new Position(35.86, 139.9);

    private final PeopleMap map = new PeopleMap(4);

    static LongStream seeds() {
        return Seeds.upTo(20);
    }

    /** The formula as everybody who draws web maps knows it. */
    private static TileId tileAt(Position place, int zoom) {
        double lat = Math.toRadians(place.lat());
        double n = 1 << zoom;
        return new TileId(zoom, (int) ((place.lon() + 180) / 360 * n), (int)
                ((1 - Math.log(Math.tan(lat) + 1 / Math.cos(lat)) / Math.PI) / 2 * n));
    }

    private DecodedTile tile(TileId id) {
        return DecodedTile.of(map.tile(id, NOBODY));
    }

    private static Position somewhere(RandomGenerator random) {
        return new Position(random.nextDouble(35.80, 35.92), random.nextDouble(139.80, 140.0));
    }

    @Test
    void fromNearAPersonIsAPointWithGroupAndStateWhereTheyLive() {
        map.place(3, PriorityGroup.PUSH_SUPPORT, HOME, false);

        DecodedTile tile = tile(tileAt(HOME, 16));

        assertThat(tile.layer()).isEqualTo("people");
        assertThat(tile.version()).isEqualTo(2);
        assertThat(tile.extent()).isEqualTo(4096);
        assertThat(tile.features()).hasSize(1);
        var person = tile.features().getFirst();
        assertThat(person.tags()).isEqualTo(Map.of("group", "PUSH_SUPPORT", "state", "SILENT"));
        TileId sixteen = tileAt(HOME, 16);
        TileId halfway = tileAt(HOME, 18);
        assertThat(person.x() / 1024).isEqualTo(halfway.x() - 4 * sixteen.x());
        assertThat(person.y() / 1024).isEqualTo(halfway.y() - 4 * sixteen.y());
    }

    @Test
    void pitfall28WhoseHouseNobodyFoundIsToldApartFromNearByAndCountedFromAfar() {
        map.place(0, PriorityGroup.PUSH_SUPPORT, HOME, true);
        map.place(1, PriorityGroup.PUSH_SUPPORT, HOME, false);

        assertThat(tile(tileAt(HOME, 16)).features())
                .extracting(feature -> feature.tags().get("nearby"))
                .containsExactly(1, null);
        assertThat(tile(tileAt(HOME, 13)).features())
                .singleElement()
                .extracting(DecodedTile.Feature::tags)
                .isEqualTo(Map.of("PUSH_SUPPORT.SILENT", 2));
    }

    @Test
    void fromAfarPeopleAreCountsOfACellAndNobodySingly() {
        map.place(0, PriorityGroup.PUSH_SUPPORT, HOME, false);
        map.place(1, PriorityGroup.PUSH_SUPPORT, HOME, false);
        map.place(2, PriorityGroup.GENERAL, HOME, false);
        map.set(1, CheckStatus.CONFIRMED, false);
        map.set(2, CheckStatus.SILENT, true);

        DecodedTile tile = tile(tileAt(HOME, 13));

        assertThat(tile.layer()).isEqualTo("cells");
        assertThat(tile.features())
                .singleElement()
                .extracting(DecodedTile.Feature::tags)
                .isEqualTo(Map.of(
                        "PUSH_SUPPORT.SILENT", 1, "PUSH_SUPPORT.CONFIRMED", 1, "GENERAL.SILENT", 1, "GENERAL.CAR", 1));
    }

    @Test
    void aChangeShowsInTheTilesOfEveryZoomAlsoInThoseThatWereDrawnBefore() {
        map.place(0, PriorityGroup.MEDICAL_COORDINATION, HOME, false);
        map.takeChanged();
        for (int zoom = 0; zoom <= TileId.NEAREST; zoom++) {
            tile(tileAt(HOME, zoom));
        }

        map.set(0, CheckStatus.NEEDS_HELP, false);

        for (int zoom = 0; zoom <= TileId.NEAREST; zoom++) {
            assertThat(tile(tileAt(HOME, zoom)).features())
                    .as("zoom %d", zoom)
                    .extracting(feature -> feature.tags().toString())
                    .anyMatch(tags -> tags.contains("NEEDS_HELP"));
        }
        assertThat(map.takeChanged()).containsExactly(tileAt(HOME, PeopleMap.PEOPLE_FROM));
        assertThat(map.takeChanged()).isEmpty();
    }

    @Test
    void whatChangesNothingIsNoChange() {
        map.place(0, PriorityGroup.GENERAL, HOME, false);
        map.takeChanged();

        map.set(0, CheckStatus.SILENT, false);
        map.set(1, CheckStatus.CONFIRMED, false);
        map.set(1_000_000, CheckStatus.CONFIRMED, false);
        map.place(0, PriorityGroup.PUSH_SUPPORT, new Position(0, 0), false);

        assertThat(map.takeChanged()).isEmpty();
        assertThat(map.placed()).isEqualTo(1);
    }

    @Test
    void whoMustNotBeDrawnIsNotInATileFromNear() {
        map.place(0, PriorityGroup.GENERAL, HOME, false);
        map.place(1, PriorityGroup.PUSH_SUPPORT, HOME, false);

        assertThat(DecodedTile.of(map.tile(tileAt(HOME, 17), person -> person == 1))
                        .features())
                .extracting(feature -> feature.tags().get("group"))
                .containsExactly("GENERAL");
    }

    @Test
    void aPointAtTheEdgeIsInBothTilesSoThatItsDotIsNotCut() {
        TileId west = tileAt(HOME, 17);
        double edge = (west.x() + 1) / (double) (1 << 17) * 360 - 180;
        map.place(0, PriorityGroup.GENERAL, new Position(HOME.lat(), edge - 1e-7), false);

        assertThat(tile(west).features())
                .singleElement()
                .extracting(DecodedTile.Feature::x)
                .isEqualTo(4095);
        assertThat(tile(new TileId(17, west.x() + 1, west.y())).features())
                .singleElement()
                .extracting(DecodedTile.Feature::x)
                .isEqualTo(-1);
    }

    @Test
    void aBoxThatHoldsTooManyAnswersNobody() {
        IntStream.range(0, 10).forEach(person -> map.place(person, PriorityGroup.GENERAL, HOME, false));
        Position northWest = new Position(36, 139);
        Position southEast = new Position(35, 140);

        assertThat(map.within(northWest, southEast, 9)).isEmpty();
        assertThat(map.within(northWest, southEast, 10))
                .hasValueSatisfying(people -> assertThat(people).hasSize(10));
    }

    @Test
    void thereIsNoTileOutsideTheWorld() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TileId(3, 8, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TileId(3, 0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TileId(19, 0, 0));
    }

    /** Against everybody looked at one by one: each zoom shows each person exactly once, as they stand. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyZoomCountsEverybodyOnceAndABoxHoldsWhoLivesInIt(long seed) {
        RandomGenerator random = Seeds.random(seed);
        int people = 400;
        Position[] homes = new Position[people];
        CheckStatus[] states = new CheckStatus[people];
        for (int i = 0; i < people; i++) {
            homes[i] = somewhere(random);
            states[i] = CheckStatus.SILENT;
            map.place(i, PriorityGroup.values()[i % 5], homes[i], false);
        }
        for (int i = 0; i < people; i++) {
            int who = random.nextInt(people);
            states[who] = CheckStatus.values()[random.nextInt(4)];
            map.set(who, states[who], false);
        }
        Map<String, Integer> truth = new HashMap<>();
        for (int i = 0; i < people; i++) {
            truth.merge(PriorityGroup.values()[i % 5] + "." + states[i], 1, Integer::sum);
        }
        for (int zoom : List.of(0, 9, 13)) {
            assertThat(counted(homes, zoom)).as("zoom %d", zoom).isEqualTo(truth);
        }
        for (int zoom : List.of(14, 17, 18)) {
            assertThat(drawn(homes, zoom)).as("zoom %d", zoom).isEqualTo(truth);
        }

        Position one = somewhere(random);
        Position other = somewhere(random);
        Position northWest = new Position(Math.max(one.lat(), other.lat()), Math.min(one.lon(), other.lon()));
        Position southEast = new Position(Math.min(one.lat(), other.lat()), Math.max(one.lon(), other.lon()));
        int[] inside = map.within(northWest, southEast, people).orElseThrow();
        Arrays.sort(inside);
        assertThat(inside)
                .isEqualTo(IntStream.range(0, people)
                        .filter(i -> homes[i].lat() <= northWest.lat()
                                && homes[i].lat() >= southEast.lat()
                                && homes[i].lon() >= northWest.lon()
                                && homes[i].lon() <= southEast.lon())
                        .toArray());
    }

    private Map<String, Integer> counted(Position[] homes, int zoom) {
        Map<String, Integer> sum = new HashMap<>();
        Arrays.stream(homes)
                .map(home -> tileAt(home, zoom))
                .distinct()
                .flatMap(id -> tile(id).features().stream())
                .forEach(cell -> cell.tags().forEach((kind, n) -> sum.merge(kind, (Integer) n, Integer::sum)));
        return sum;
    }

    private Map<String, Integer> drawn(Position[] homes, int zoom) {
        Map<String, Integer> sum = new HashMap<>();
        Arrays.stream(homes)
                .map(home -> tileAt(home, zoom))
                .distinct()
                .flatMap(id -> tile(id).features().stream())
                .filter(point -> point.x() >= 0 && point.x() < 4096 && point.y() >= 0 && point.y() < 4096)
                .forEach(point ->
                        sum.merge(point.tags().get("group") + "." + point.tags().get("state"), 1, Integer::sum));
        return sum;
    }
}
