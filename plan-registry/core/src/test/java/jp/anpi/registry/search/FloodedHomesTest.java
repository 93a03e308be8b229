package jp.anpi.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.hazard.DepthRank;
import jp.anpi.registry.hazard.FloodMap;
import jp.anpi.registry.hazard.FloodSource;
import jp.anpi.registry.hazard.FloodZone;
import jp.anpi.registry.hazard.Rivers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class FloodedHomesTest {

    private static final FloodSource SOURCE = new FloodSource("A31", 2024, "国土交通省");
    private static final FloodMap WEST_OF_THE_RIVER = new FloodMap(List.of(new FloodMap.Layer(
            SOURCE, List.of(new FloodZone(DepthRank.TO_5_METRES, Optional.of("利根川"), (Polygon)
                    new GeometryFactory().toGeometry(new Envelope(139.6, 139.7, 35.9, 36.1)))))));

    private final Random random = new Random(7);
    private final PeopleIndex index = new PeopleIndex();

    @Test
    void homesInTheFloodAreFoundAndCountedByGroupAndDepthAndWhoHasNoPlaceIsCountedBeside() {
        PersonId wet = put(PriorityGroup.PUSH_SUPPORT, at(139.65), false, Lifecycle.AT_HOME);
        put(PriorityGroup.PUSH_SUPPORT, at(139.75), false, Lifecycle.AT_HOME);
        put(PriorityGroup.PUSH_SUPPORT, Optional.empty(), false, Lifecycle.AT_HOME);
        put(PriorityGroup.PUSH_SUPPORT, at(139.65), false, Lifecycle.MOVED_AWAY);
        index.judgeBy(WEST_OF_THE_RIVER);
        PersonId later = put(PriorityGroup.GENERAL, at(139.66), false, Lifecycle.AT_HOME);

        assertThat(found(true, true)).contains(wet, later).hasSize(3);
        assertThat(index.homesInFloods())
                .contains(
                        new HomesInFloods(PriorityGroup.PUSH_SUPPORT, 3, 1, 1, Map.of(DepthRank.TO_5_METRES, 1)),
                        new HomesInFloods(PriorityGroup.GENERAL, 1, 0, 0, Map.of(DepthRank.TO_5_METRES, 1)));
    }

    @Test
    void whoIsUnderProtectionIsNotBetrayedByTheWaterAroundTheirHome() {
        PersonId hidden = put(PriorityGroup.GENERAL, at(139.65), true, Lifecycle.AT_HOME);
        index.judgeBy(WEST_OF_THE_RIVER);

        assertThat(found(true, false)).isEmpty();
        assertThat(found(false, false)).isEmpty();
        assertThat(found(true, true)).containsExactly(hidden);
    }

    @Test
    void anotherMapJudgesEverybodyAnew() {
        put(PriorityGroup.GENERAL, at(139.65), false, Lifecycle.AT_HOME);
        index.judgeBy(WEST_OF_THE_RIVER);
        index.judgeBy(FloodMap.EMPTY);

        assertThat(found(true, true)).isEmpty();
        assertThat(found(false, true)).hasSize(1);
    }

    /** The issue allows 5 s. */
    @Test
    @Tag("long")
    void aWholeCityIsJudgedByTheMapOfFiveHundredCrumpledZonesWithinFiveSeconds() {
        for (int i = 0; i < 215_891; i++) {
            var home = new Position(35.88 + 0.24 * random.nextDouble(), 139.58 + 0.24 * random.nextDouble());
            put(PriorityGroup.GENERAL, Optional.of(home), false, Lifecycle.AT_HOME);
        }
        List<FloodZone> zones = Rivers.zones(random, 500, 400);
        long begun = System.nanoTime();
        var map = new FloodMap(List.of(new FloodMap.Layer(SOURCE, zones)));
        index.judgeBy(map);
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);

        var all = index.homesInFloods().get(PriorityGroup.GENERAL.number() - 1);
        System.out.printf(
                "%,d homes by %,d pieces: %d ms, %,d outside%n",
                all.people(), zones.size(), taken.toMillis(), all.outside());
        assertThat(all.people()).isEqualTo(215_891);
        assertThat(all.outside()).isBetween(10_000, 205_000);
        assertThat(taken).isLessThan(Duration.ofSeconds(5));
    }

    private List<PersonId> found(boolean flooded, boolean seesProtected) {
        var question = new SearchQuestion(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(flooded));
        return index.search(question, seesProtected, Optional.empty(), 50).page();
    }

    private static Optional<Position> at(double lon) {
        return Optional.of(new Position(36.0, lon));
    }

    private PersonId put(PriorityGroup group, Optional<Position> home, boolean confidential, Lifecycle life) {
        var id = new PersonId(new UUID(random.nextLong(), random.nextLong()));
        index.put(new PersonState(
                id,
                1,
                new PersonName("住民", "ジュウミン"),
                Optional.empty(),
                new Home("川端1-1", new DistrictId("d01"), home, confidential),
                Optional.empty(),
                life,
                new GroupPlacement(group, "なし", false),
                LifeSupport.NONE,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
        return id;
    }
}
