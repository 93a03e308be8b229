package jp.anpi.safety.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import jp.anpi.registry.contract.Mode;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.IncidentKind;
import jp.anpi.safety.incident.IncidentFacts;
import jp.anpi.safety.incident.Policy;

/** All that a seed decides before anything happens. */
record World(Dice dice, Cast cast, IncidentFacts incident, Duration length, List<Happening.Coming> script) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final LocalDateTime A_MONDAY = LocalDateTime.of(2026, 11, 16, 0, 0);

    static World of(long seed) {
        Dice dice = new Dice(seed);
        RandomGenerator random = dice.about("onset");
        Instant onset = A_MONDAY.atZone(ZONE).toInstant().plus(Dice.upTo(random, Duration.ofDays(7)));
        Mode mode = Dice.oneIn(random, 4) ? Mode.DRILL : Mode.REAL;
        IncidentFacts incident = IncidentFacts.opened(
                new IncidentEvent.Opened(
                        new IncidentId(dice.id("incident")),
                        Dice.anyOf(random, List.of(IncidentKind.values())),
                        mode,
                        "simulation",
                        new Area.City(),
                        Set.of(),
                        onset,
                        onset.plus(Dice.upTo(random, Duration.ofMinutes(40))),
                        mode == Mode.DRILL ? 1 + random.nextInt(1_440) : 1,
                        Policy.STANDARD.name(),
                        Script.DESK),
                Policy.STANDARD,
                ZONE);
        Duration length = Dice.oneIn(random, 8) ? Duration.ofHours(80) : Duration.ofHours(10);
        Cast cast = Cast.of(dice, onset.atZone(ZONE).toLocalDate());
        return new World(dice, cast, incident, length, Script.of(dice, cast, incident, length));
    }
}
