package jp.anpi.safety.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.safety.board.BoardFold;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.RandomLife;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.check.CheckContext;
import jp.anpi.safety.check.CheckEvent;
import jp.anpi.safety.check.CheckRules;
import jp.anpi.safety.check.Decision;
import jp.anpi.safety.check.SafetyCheck;
import jp.anpi.safety.clock.Assumptions;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.contract.OutageId;
import jp.anpi.safety.incident.IncidentFacts;
import jp.anpi.safety.incident.RosterRow;

/**
 * A town of a few dozen people and the one owner of their checks. The owner may crash between a decision and its
 * commitment: then the decision is lost and its input comes again, which is all that a store and a log promise.
 */
final class Town {

    private static final int PEOPLE = 30;
    private static final Duration NIGHT = Duration.ofHours(14);

    private final RandomGenerator random;
    private final RandomLife life;
    private final Around around;
    private final Map<PersonId, PersonState> people = new LinkedHashMap<>();
    private final Map<PersonId, SafetyCheck> checks = new LinkedHashMap<>();
    private final Map<PersonId, List<CheckEvent>> heard = new HashMap<>();
    private final List<NoticeEvent> published = new ArrayList<>();
    private final BoardFold board;
    private IncidentFacts incident = AnIncident.real();
    private Instant now = incident.openedAt();
    private int reports;

    Town(long seed) {
        random = Seeds.random(seed);
        life = new RandomLife(random);
        around = life.around();
        board = new BoardFold("seed " + seed, incident, PEOPLE);
        for (int i = 0; i < PEOPLE; i++) {
            PersonState person =
                    life.person("人" + i).livingIn("d0" + random.nextInt(3)).build();
            RosterRow row = RosterRow.freeze(incident, person, 0);
            people.put(person.id(), person);
            checks.put(person.id(), SafetyCheck.of(row));
            board.add(row);
        }
    }

    /** Lets some minutes pass and something happen; false when the night is over. */
    boolean step() {
        now = now.plusSeconds(random.nextInt(900));
        work();
        switch (random.nextInt(12)) {
            case 0 -> everybody(outage(), new CheckEvent.IncidentChanged());
            case 1 -> {
                MemberId gone = Ids.member(Seeds.anyOf(random, new String[] {"看護師", "代理", "ケアマネ"}));
                everybody(
                        new IncidentEvent.MemberUnavailable(incident.id(), gone, "被災", now, AnIncident.DESK),
                        new CheckEvent.ReporterUnavailable(gone));
            }
            default -> report();
        }
        work();
        return now.isBefore(incident.openedAt().plus(NIGHT));
    }

    /** What has fallen due, each at its moment or as soon after as the owner was up again. */
    private void work() {
        for (PersonId person : people.keySet()) {
            int turns = 0;
            while (due(check(person))) {
                if (++turns > 200) {
                    throw new AssertionError("time stands still for " + check(person));
                }
                commit(CheckRules.due(check(person), context(person), now));
            }
        }
    }

    boolean due(SafetyCheck check) {
        return check.nextDueAt().filter(at -> !at.isAfter(now)).isPresent();
    }

    private void report() {
        PersonId person = List.copyOf(people.keySet()).get(random.nextInt(PEOPLE));
        Instant observed = now.minusSeconds(random.nextInt(3) == 0 ? random.nextInt(7200) : 0);
        var event = new CheckEvent.Reported(life.report(reports++).received(observed, now), Optional.empty());
        List<CheckEvent> all = heard.computeIfAbsent(person, _ -> new ArrayList<>());
        all.add(event);
        deliver(person, event);
        if (random.nextInt(4) == 0) {
            deliver(person, all.get(random.nextInt(all.size())));
        }
    }

    private void deliver(PersonId person, CheckEvent event) {
        boolean crashed = random.nextInt(5) == 0;
        Decision decision = CheckRules.fold(check(person), event, context(person), now);
        if (crashed) {
            now = now.plusSeconds(random.nextInt(120));
            decision = CheckRules.fold(check(person), event, context(person), now);
        }
        commit(decision);
    }

    private void everybody(IncidentEvent fact, CheckEvent event) {
        incident = incident.with(fact);
        people.keySet().forEach(person -> deliver(person, event));
    }

    private IncidentEvent outage() {
        Optional<Instant> end = random.nextBoolean() ? Optional.empty() : Optional.of(now);
        return new IncidentEvent.OutageDeclared(
                incident.id(),
                new OutageId(Ids.incident("outage" + random.nextInt(2)).value()),
                new Area.Districts(Set.of(new DistrictId("d0" + random.nextInt(3)))),
                now.minusSeconds(random.nextInt(600)),
                end,
                AnIncident.DESK);
    }

    private void commit(Decision decision) {
        SafetyCheck check = decision.check();
        checks.put(check.row().person(), check);
        published.addAll(decision.notices());
        board.apply(check.toState());
    }

    private SafetyCheck check(PersonId person) {
        return Objects.requireNonNull(checks.get(person));
    }

    CheckContext context(PersonId person) {
        return new CheckContext(incident, Objects.requireNonNull(people.get(person)), around, Assumptions.STANDARD);
    }

    Iterable<SafetyCheck> checks() {
        return checks.values();
    }

    List<NoticeEvent> published() {
        return published;
    }

    BoardFold board() {
        return board;
    }

    Instant now() {
        return now;
    }

    /** Every report that was ever handed in about the person. */
    List<CheckEvent> heardAbout(PersonId person) {
        return heard.getOrDefault(person, List.of());
    }
}
