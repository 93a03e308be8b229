package jp.anpi.safety.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.check.CheckEvent;
import jp.anpi.safety.contract.Channel;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.ContactAxis;
import jp.anpi.safety.contract.Evidence;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.Source;
import jp.anpi.safety.contract.SupplyKind;
import jp.anpi.safety.report.Observed;
import jp.anpi.safety.report.Received;
import jp.anpi.safety.report.SafetyReport;
import jp.anpi.safety.report.SafetyReport.Need;
import jp.anpi.safety.report.SafetyReport.Place;
import jp.anpi.safety.report.SafetyReport.Supplied;
import jp.anpi.safety.report.SafetyReport.TypedName;
import jp.anpi.safety.report.SenderClock;

/**
 * How a report reaches us: by a phone whose clock may be wrong, that may be offline for hours, and that sends again what it
 * has no receipt for. What is lost on the way comes later, for the phone keeps it.
 */
final class Phone {

    private static final Duration LONGEST_OFFLINE = Duration.ofHours(6);

    private final Dice dice;

    Phone(Dice dice) {
        this.dice = dice;
    }

    /**
     * One report as it arrives, once or several times.
     *
     * @param word names the report; the same word is the same report
     * @param earlier reports about the same person, of which this one may correct one
     */
    List<Arrival> send(String word, PersonId about, Instant observed, List<ReportId> earlier) {
        RandomGenerator random = dice.about("report " + word);
        Duration clockError =
                Dice.oneIn(random, 4) ? Dice.upTo(random, Duration.ofHours(20)).minusHours(10) : Duration.ZERO;
        boolean tellsItsClock = random.nextInt(5) > 0;
        SafetyReport report = report(word, observed.plus(clockError), earlier, random);
        List<Arrival> arrivals = new ArrayList<>();
        Instant at = observed;
        do {
            boolean offline = Dice.oneIn(random, 4);
            at = at.plus(Dice.upTo(random, offline ? LONGEST_OFFLINE : Duration.ofMinutes(3)));
            Optional<Instant> sentAt = tellsItsClock ? Optional.of(at.plus(clockError)) : Optional.empty();
            SenderClock.Corrected corrected = SenderClock.at(sentAt, at)
                    .correct(report.observed().earliest().orElse(at));
            Received received = new Received(report, corrected.at(), at, corrected.marks());
            arrivals.add(new Arrival(at, about, new CheckEvent.Reported(received, Optional.empty())));
        } while (Dice.oneIn(random, 5));
        return arrivals;
    }

    /** A report that arrives. */
    record Arrival(Instant at, PersonId about, CheckEvent.Reported reported) {

        ReportId report() {
            return reported.received().report().id();
        }
    }

    private SafetyReport report(
            String word, Instant observedByItsClock, List<ReportId> earlier, RandomGenerator random) {
        ContactAxis contact = switch (random.nextInt(8)) {
            case 0 -> ContactAxis.UNREACHABLE;
            case 1 -> ContactAxis.TRYING;
            default -> ContactAxis.REACHED;
        };
        Condition condition = contact != ContactAxis.REACHED
                ? Condition.UNKNOWN
                : Dice.oneIn(random, 3) ? Dice.anyOf(random, List.of(Condition.values())) : Condition.SAFE;
        Set<NeedKind> needs = switch (random.nextInt(6)) {
            case 0 -> Set.of(NeedKind.NONE);
            case 1 -> Set.of(Dice.anyOf(random, List.of(NeedKind.values())));
            default -> Set.of();
        };
        PlaceKind place = Dice.oneIn(random, 4) ? Dice.anyOf(random, List.of(PlaceKind.values())) : PlaceKind.UNKNOWN;
        Optional<Instant> asOf = Dice.oneIn(random, 2)
                ? Optional.of(observedByItsClock.minus(Dice.upTo(random, Duration.ofHours(5))))
                : Optional.empty();
        return new SafetyReport(
                new ReportId(dice.id(word)),
                Optional.empty(),
                TypedName.NOTHING,
                contact,
                random.nextInt(3) > 0 ? Evidence.DIRECT : Evidence.HEARSAY,
                condition,
                new Place(place, Optional.empty(), Optional.empty(), asOf),
                needs.stream().map(kind -> new Need(kind, Optional.empty())).toList(),
                supplied(random),
                Optional.empty(),
                Dice.anyOf(random, List.of(Source.values())),
                Optional.of(Channel.APP),
                Optional.empty(),
                new Observed.At(observedByItsClock.truncatedTo(ChronoUnit.MILLIS)),
                Optional.empty(),
                earlier.isEmpty() || random.nextInt(6) > 0
                        ? Optional.empty()
                        : Optional.of(Dice.anyOf(random, earlier)),
                Optional.empty(),
                Optional.of("phone"),
                Optional.of(random.nextLong(1_000)));
    }

    /** "Battery swapped, six hours": somebody brought something that moves a clock. */
    private static List<Supplied> supplied(RandomGenerator random) {
        if (random.nextInt(8) > 0) {
            return List.of();
        }
        Optional<Duration> lasts =
                random.nextBoolean() ? Optional.of(Duration.ofMinutes(30 + random.nextInt(600))) : Optional.empty();
        return List.of(new Supplied(Dice.anyOf(random, List.of(SupplyKind.values())), lasts));
    }
}
