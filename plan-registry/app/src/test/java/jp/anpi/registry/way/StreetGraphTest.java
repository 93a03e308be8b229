package jp.anpi.registry.way;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.DepthRank;
import jp.anpi.registry.hazard.FloodMap;
import jp.anpi.registry.hazard.FloodSource;
import jp.anpi.registry.hazard.FloodZone;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.shelter.DesignatedPlace;
import jp.anpi.registry.shelter.NearbyPlace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * A square of streets, four hundred metres a side: from the home at its south-west corner to the place at the south-east one it is the
 * south side, or the three others. All is told in steps of a hundred metres from the home, north first.
 */
class StreetGraphTest {

    private static final double NORTH = 100 / 111_195.0;
    private static final double EAST = NORTH / Math.cos(Math.toRadians(36));
    private static final Position HOME = at(0, 0);
    private static final Position PLACE = at(0, 4);

    /** Short streets, as many as make a network of them. */
    private static final double STREET = 0.2;

    private static StreetGraph streets;

    @BeforeAll
    static void read(@TempDir Path room) throws IOException {
        Path extract = Files.writeString(room.resolve("square.osm"), square());
        streets = StreetGraph.of(extract, room.resolve("graph"));
    }

    @AfterAll
    static void close() {
        streets.close();
    }

    @Test
    void whereNothingIsWetTheShortestWayIsGone() {
        Choice.Candidate found = only(FloodMap.EMPTY);
        assertThat(found.way().metres()).isBetween(395, 405);
        assertThat(found.wetness()).isEqualTo(Wetness.DRY);
    }

    @Test
    void aWayGoesAroundTheFloodHoweverFarThatIs() {
        FloodMap across = water(-1, 1.5, 1, 2.5);
        Choice.Candidate found = only(across);
        assertThat(found.way().metres()).isBetween(1_190, 1_210);
        assertThat(found.wetness()).isEqualTo(Wetness.DRY);
        assertThat(found.way().line())
                .noneMatch(place -> across.rankAt(place).isPresent())
                .anyMatch(place -> place.lat() > at(3.9, 0).lat());
    }

    @Test
    void aFloodOnTheWayRoundLeavesTheShortestAsItIs() {
        assertThat(only(water(3, 1.5, 5, 2.5)).way().metres()).isBetween(395, 405);
    }

    @Test
    void whoLivesInTheWaterIsLedOutOfItAndThroughAsLittleAsThereIs() {
        Choice.Candidate around = only(water(-0.5, -0.5, 0.5, 0.5));
        assertThat(around.way().line()).startsWith(HOME);
        assertThat(around.way().metres()).isBetween(395, 405);
        assertThat(around.wetness().outMetres()).isBetween(45, 55);

        Choice.Candidate along = only(water(-0.5, -0.5, 0.5, 3.5));
        assertThat(along.way().metres()).isBetween(1_190, 1_210);
        assertThat(along.wetness().outMetres()).isBetween(45, 55);
        assertThat(along.wetness().staysDry()).isTrue();
    }

    @Test
    void aFloodAcrossEveryWayIsToldOfAndNoWayThroughIt() {
        Choice choice = choose(HOME, PLACE, water(-1, 1.5, 5, 2.5));
        assertThat(choice.ways()).isEmpty();
        assertThat(choice.throughWater()).isEqualTo(1);
        assertThat(choice.unreachable()).isZero();
    }

    @Test
    void whatLiesBesideAStreetIsReckonedFromDoorToDoorAndWhatLiesFarFromAllIsNotReached() {
        Choice beside = choose(HOME, at(-1.5, 4), FloodMap.EMPTY);
        assertThat(beside.ways().getFirst().way().metres()).isBetween(545, 555);
        assertThat(choose(HOME, at(-2.5, 4), FloodMap.EMPTY).unreachable()).isEqualTo(1);

        Choice away = choose(at(-4.5, 0), PLACE, FloodMap.EMPTY);
        assertThat(away.ways().getFirst().way().metres()).isBetween(845, 855);
        assertThat(Departure.from(at(-5.5, 0), Set.of(PLACE), Walker.FOOT, FloodMap.EMPTY, streets))
                .isEmpty();
    }

    @Test
    void whichStreetsAreWetIsFoundOnceThoughOthersAskWhereWaterDoesNotMatter() {
        FloodMap across = water(-1, 1.5, 1, 2.5);
        WetEdges once = streets.wet(across);
        assertThat(streets.wet(FloodMap.EMPTY)).isNotSameAs(once);
        assertThat(streets.wet(across)).isSameAs(once);
        assertThat(streets.wet(water(-1, 1.5, 1, 2.5))).isNotSameAs(once);
    }

    private static Choice.Candidate only(FloodMap floods) {
        Choice choice = choose(HOME, PLACE, floods);
        assertThat(choice.ways()).hasSize(1);
        return choice.ways().getFirst();
    }

    private static Choice choose(Position home, Position place, FloodMap floods) {
        Departure departure = Departure.from(home, Set.of(place), Walker.FOOT, floods, streets)
                .orElseThrow();
        var designated = new DesignatedPlace(
                "学校",
                DesignatedPlace.Kind.EMERGENCY_PLACE,
                "学校",
                "",
                "",
                Optional.of(place),
                Set.of(Hazard.FLOOD),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
        return Choice.of(
                NearbyPlace.to(home, Hazard.FLOOD, List.of(designated), 1),
                floods,
                Walker.FOOT,
                one -> one.position().flatMap(departure::to),
                3);
    }

    private static Position at(double north, double east) {
        return new Position(36 + north * NORTH, 139 + east * EAST);
    }

    /** Water in a box, given by its south, west, north and east side. */
    private static FloodMap water(double south, double west, double north, double east) {
        Position one = at(south, west);
        Position other = at(north, east);
        var box = (Polygon)
                new GeometryFactory().toGeometry(new Envelope(one.lon(), other.lon(), one.lat(), other.lat()));
        var zone = new FloodZone(DepthRank.TO_3_METRES, Optional.empty(), box);
        return new FloodMap(List.of(new FloodMap.Layer(new FloodSource("試験", 2026, ""), List.of(zone))));
    }

    private static String square() {
        List<Position> corners = new ArrayList<>();
        int side = (int) Math.round(4 / STREET);
        for (int i = 0; i < side; i++) {
            corners.add(at(0, i * STREET));
        }
        for (int i = 0; i < side; i++) {
            corners.add(at(i * STREET, 4));
        }
        for (int i = 0; i < side; i++) {
            corners.add(at(4, 4 - i * STREET));
        }
        for (int i = 0; i < side; i++) {
            corners.add(at(4 - i * STREET, 0));
        }
        var osm = new StringBuilder("<osm version=\"0.6\">\n");
        for (int i = 0; i < corners.size(); i++) {
            Position corner = corners.get(i);
            osm.append(String.format(
                    Locale.ROOT, "<node id=\"%d\" lat=\"%.7f\" lon=\"%.7f\"/>%n", i + 1, corner.lat(), corner.lon()));
        }
        for (int i = 0; i < corners.size(); i++) {
            osm.append("""
                    <way id="%d"><nd ref="%d"/><nd ref="%d"/><tag k="highway" v="residential"/></way>
                    """.formatted(i + 1, i + 1, (i + 1) % corners.size() + 1));
        }
        return osm.append("</osm>").toString();
    }
}
