package jp.anpi.safety.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.Role;
import jp.anpi.safety.check.CheckEvent;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.OutageId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.incident.IncidentFacts;

/** What happens in a world of itself, whoever is asked: reports nobody asked for, outages, victims, kills, the end. */
final class Script {

    static final Actor DESK = new Actor("desk", "本部", Role.DESK, Optional.empty(), Optional.empty());

    private final Dice dice;
    private final Cast cast;
    private final IncidentFacts incident;
    private final Duration length;
    private final List<Happening.Coming> all = new ArrayList<>();
    private final Map<PersonId, List<ReportId>> told = new HashMap<>();

    private Script(Dice dice, Cast cast, IncidentFacts incident, Duration length) {
        this.dice = dice;
        this.cast = cast;
        this.incident = incident;
        this.length = length;
    }

    static List<Happening.Coming> of(Dice dice, Cast cast, IncidentFacts incident, Duration length) {
        Script script = new Script(dice, cast, incident, length);
        script.reports();
        script.outages();
        script.victims();
        script.desk();
        script.kills();
        script.end();
        return List.copyOf(script.all);
    }

    private void reports() {
        List<PersonId> people = List.copyOf(cast.people().keySet());
        int many = 10 + dice.about("reports").nextInt(30);
        Phone phone = new Phone(dice);
        for (int i = 0; i < many; i++) {
            RandomGenerator random = dice.about("spontaneous " + i);
            PersonId about = Dice.anyOf(random, people);
            List<ReportId> earlier = told.computeIfAbsent(about, _ -> new ArrayList<>());
            List<Phone.Arrival> arrivals = phone.send("spontaneous " + i, about, moment(random), earlier);
            earlier.add(arrivals.getFirst().report());
            if (Dice.oneIn(random, 8)) {
                byName(arrivals.getFirst(), random, i);
            } else {
                arrivals.forEach(one -> add(one.at(), new Happening.ToOne(one.about(), one.reported())));
            }
        }
    }

    /** Nobody was picked: the desk finds out who is meant, sometimes the wrong one first. */
    private void byName(Phone.Arrival arrival, RandomGenerator random, int number) {
        Instant linked = arrival.at().plus(Dice.upTo(random, Duration.ofHours(2)));
        if (Dice.oneIn(random, 3)) {
            PersonId wrong = Dice.anyOf(random, List.copyOf(cast.people().keySet()));
            add(linked, new Happening.ToOne(wrong, linked(arrival, command("wrong " + number))));
            Instant noticed = linked.plus(Dice.upTo(random, Duration.ofHours(1)));
            CommandId undo = command("unlink " + number);
            add(noticed, new Happening.ToOne(wrong, new CheckEvent.Unlinked(arrival.report(), undo)));
            linked = noticed.plusMillis(1);
        }
        add(linked, new Happening.ToOne(arrival.about(), linked(arrival, command("link " + number))));
    }

    private static CheckEvent linked(Phone.Arrival arrival, CommandId command) {
        return new CheckEvent.Reported(arrival.reported().received(), Optional.of(command));
    }

    private void outages() {
        int many = dice.about("outages").nextInt(4);
        for (int i = 0; i < many; i++) {
            RandomGenerator random = dice.about("outage " + i);
            Area area = area(random);
            Instant told = moment(random);
            Instant since = told.plus(Dice.upTo(random, Duration.ofHours(2))).minus(Duration.ofMinutes(90));
            outage(i, area, told, since, Optional.empty());
            if (random.nextInt(3) > 0) {
                Instant end = told.plus(Dice.upTo(random, Duration.ofHours(8)));
                Instant endTold =
                        end.plus(Dice.upTo(random, Duration.ofMinutes(40))).minus(Duration.ofMinutes(20));
                outage(i, area, endTold.isBefore(told) ? told : endTold, since, Optional.of(end));
            }
        }
    }

    private void outage(int number, Area area, Instant told, Instant since, Optional<Instant> end) {
        OutageId id = new OutageId(dice.id("outage " + number));
        add(
                told,
                new Happening.ToAll(
                        new IncidentEvent.OutageDeclared(incident.id(), id, area, since, end, DESK),
                        new CheckEvent.IncidentChanged()));
    }

    private static Area area(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Area.City();
            case 1 -> {
                Position corner = new Position(35.82, 139.92);
                yield new Area.Polygon(List.of(
                        corner,
                        new Position(35.82, 139.98),
                        new Position(35.88, 139.98),
                        new Position(35.88, 139.92),
                        corner));
            }
            default -> new Area.Districts(Set.of(Dice.anyOf(random, Cast.DISTRICTS)));
        };
    }

    private void victims() {
        for (MemberId member : cast.members().keySet()) {
            RandomGenerator random = dice.about("victim " + member);
            if (Dice.oneIn(random, 4)) {
                Instant at = moment(random);
                add(
                        at,
                        new Happening.ToAll(
                                new IncidentEvent.MemberUnavailable(
                                        incident.id(), member, "被災", at, DESK, Optional.empty()),
                                new CheckEvent.ReporterUnavailable(member)));
                if (random.nextBoolean()) {
                    Instant back = at.plus(Dice.upTo(random, Duration.ofMinutes(30)));
                    add(
                            back,
                            new Happening.ToAll(
                                    new IncidentEvent.MemberAvailable(incident.id(), member, back, DESK),
                                    new CheckEvent.ReporterAvailable(member)));
                }
            }
        }
    }

    /** Somebody is at the desk now and then. */
    private void desk() {
        int many = dice.about("desk").nextInt(6);
        for (int i = 0; i < many; i++) {
            Instant at = moment(dice.about("desk " + i));
            add(
                    at,
                    new Happening.ToAll(
                            new IncidentEvent.DeskAcknowledged(incident.id(), at, DESK),
                            new CheckEvent.IncidentChanged()));
        }
    }

    private void kills() {
        int many = dice.about("kills").nextInt(5);
        for (int i = 0; i < many; i++) {
            RandomGenerator random = dice.about("kill " + i);
            Duration away = Dice.upTo(random, Dice.oneIn(random, 4) ? Duration.ofHours(2) : Duration.ofMinutes(3));
            add(moment(random), new Happening.OwnerDies(away));
        }
    }

    private void end() {
        RandomGenerator random = dice.about("end");
        if (Dice.oneIn(random, 3)) {
            Instant at = incident.openedAt().plus(length.multipliedBy(3).dividedBy(4));
            add(
                    at,
                    new Happening.ToAll(
                            new IncidentEvent.Closed(incident.id(), at, DESK), new CheckEvent.IncidentChanged()));
        }
    }

    private Instant moment(RandomGenerator random) {
        return incident.openedAt().plus(Dice.upTo(random, length));
    }

    private CommandId command(String word) {
        return new CommandId(dice.id(word));
    }

    private void add(Instant at, Happening what) {
        all.add(new Happening.Coming(at, all.size(), what));
    }
}
