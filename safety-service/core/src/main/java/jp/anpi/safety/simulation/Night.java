package jp.anpi.safety.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.safety.board.BoardFold;
import jp.anpi.safety.check.CheckContext;
import jp.anpi.safety.check.Decision;
import jp.anpi.safety.check.SafetyCheck;
import jp.anpi.safety.clock.Assumptions;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.NoticeEvent.NoticeWithdrawn;
import jp.anpi.safety.incident.IncidentFacts;
import jp.anpi.safety.incident.RosterRow;

/**
 * One world being played: a log, the one owner of all checks who reads it and looks at the time, and what comes back from
 * those who are asked. The owner may die before it commits, before it publishes, or before it notes how far it has read; a
 * log and a store promise no more than that the same input comes again.
 */
final class Night {

    private static final int STANDING_STILL = 500;

    private final Rules rules;
    private final Dice dice;
    private final Cast cast;
    private final Instant end;
    private final Respondents respondents;
    private final Trace trace;
    private final PriorityQueue<Happening.Coming> coming = new PriorityQueue<>();
    private final Deque<Entry> log = new ArrayDeque<>();
    private final Map<PersonId, SafetyCheck> checks = new LinkedHashMap<>();
    private final Map<PersonId, Instant> agenda = new LinkedHashMap<>();
    private final Set<PersonId> touched = new LinkedHashSet<>();
    private final List<Decision> outbox = new ArrayList<>();
    private final Ledger ledger = new Ledger();
    private final DecisionLog decisions = new DecisionLog();
    private final BoardFold board;
    private IncidentFacts incident;
    private Instant now;
    private boolean up = true;
    private Instant backAt;
    private Duration downtime = Duration.ZERO;
    private int arrivals;
    private int entries;
    private int steps;
    private int kills;

    Night(World world, Rules rules, Predicate<Happening.Coming> happens, Trace trace) {
        this.rules = rules;
        this.dice = world.dice();
        this.cast = world.cast();
        this.incident = world.incident();
        this.now = incident.openedAt();
        this.backAt = now;
        this.end = now.plus(world.length());
        this.respondents = new Respondents(dice);
        this.trace = trace;
        this.board = new BoardFold("simulation", incident, Cast.PEOPLE);
        for (PersonState person : cast.people().values()) {
            RosterRow row = RosterRow.freeze(incident, person, 0);
            store(SafetyCheck.of(row));
            board.add(row);
        }
        world.script().stream().filter(happens).forEach(coming::add);
        arrivals = world.script().size();
    }

    /** What stands in the log, and how often it was begun. */
    private record Entry(int number, Happening what, int attempt) {}

    /** Goes to the next moment at which something happens or falls due, and does all of it; false when the night is over. */
    boolean step() {
        Optional<Instant> next = nextMoment();
        if (next.isEmpty() || next.get().isAfter(end)) {
            return false;
        }
        steps++;
        now = next.get().isAfter(now) ? next.get() : now;
        Happening.Coming first = coming.peek();
        if (first != null && !first.at().isAfter(now)) {
            coming.remove();
            arrives(first.what());
        }
        work();
        return true;
    }

    private Optional<Instant> nextMoment() {
        Optional<Instant> arrival = Optional.ofNullable(coming.peek()).map(Happening.Coming::at);
        Optional<Instant> due = up ? agenda.values().stream().min(Instant::compareTo) : Optional.empty();
        return arrival.filter(at -> due.filter(at::isAfter).isEmpty()).or(() -> due);
    }

    private void arrives(Happening what) {
        switch (what) {
            case Happening.ToOne one -> {
                trace.line(now, one.person(), "arrives", one.event());
                log.addLast(new Entry(entries++, one, 0));
            }
            case Happening.ToAll all -> {
                trace.line(now, "arrives", all.fact());
                log.addLast(new Entry(entries++, all, 0));
            }
            case Happening.OwnerDies(Duration away) -> die(away);
            case Happening.OwnerComesBack _ -> comeBack();
        }
    }

    private void die(Duration away) {
        kills++;
        trace.line(now, "the owner dies", away);
        if (up) {
            up = false;
            backAt = now;
        }
        Instant until = now.plus(away);
        if (until.isAfter(backAt)) {
            downtime = downtime.plus(Duration.between(backAt, until));
            backAt = until;
        }
        coming.add(new Happening.Coming(backAt, arrivals++, new Happening.OwnerComesBack()));
    }

    private void comeBack() {
        if (up || now.isBefore(backAt)) {
            return;
        }
        up = true;
        trace.line(now, "the owner is back", "");
        List<Decision> unpublished = List.copyOf(outbox);
        outbox.clear();
        unpublished.forEach(this::publish);
    }

    /** Reads the log to its end, then does what has fallen due; stops when the owner dies. */
    private void work() {
        while (up && !log.isEmpty()) {
            Entry entry = log.removeFirst();
            if (!handled(entry)) {
                log.addFirst(new Entry(entry.number(), entry.what(), entry.attempt() + 1));
            }
        }
        for (PersonId person : checks.keySet()) {
            int turns = 0;
            while (up && isDue(person)) {
                if (++turns > STANDING_STILL) {
                    throw Breach.of(Law.TIME_GOES_ON, person, "is always due again");
                }
                Decision decision = rules.due(check(person), context(person), now);
                String occasion = "due " + person + " " + check(person).version() + " " + now;
                commit(decision, Death.drawn(dice.about(occasion), 100));
            }
        }
    }

    private boolean handled(Entry entry) {
        RandomGenerator random = dice.about("entry " + entry.number() + " " + entry.attempt());
        Death death = Death.drawn(random, 25);
        return switch (entry.what()) {
            case Happening.ToOne one -> taken(one, death);
            case Happening.ToAll all -> {
                incident = incident.with(all.fact());
                int reached = death == Death.NONE ? checks.size() : random.nextInt(checks.size());
                for (PersonId person : List.copyOf(checks.keySet()).subList(0, reached)) {
                    taken(new Happening.ToOne(person, all.event()), Death.NONE);
                }
                if (death != Death.NONE) {
                    die(Death.away(random));
                }
                yield death == Death.NONE;
            }
            case Happening.OwnerDies _, Happening.OwnerComesBack _ -> true;
        };
    }

    private boolean taken(Happening.ToOne one, Death death) {
        PersonId person = one.person();
        boolean committed = commit(rules.fold(check(person), one.event(), context(person), now), death);
        if (committed) {
            ledger.took(person, one.event(), now);
        }
        return death == Death.NONE;
    }

    /** Whether the decision was stored before the owner died, if it did. */
    private boolean commit(Decision decision, Death death) {
        PersonId person = decision.check().row().person();
        if (death != Death.BEFORE_COMMIT) {
            boolean changed = decision.check().version() != check(person).version();
            store(decision.check());
            if (changed) {
                decisions.add(decision);
                trace.decided(now, decision);
            }
        }
        switch (death) {
            case NONE, BEFORE_OFFSET -> publish(decision);
            case BEFORE_PUBLISH -> outbox.add(decision);
            case BEFORE_COMMIT -> {}
        }
        if (death != Death.NONE) {
            die(Death.away(dice.about("death " + steps)));
        }
        return death != Death.BEFORE_COMMIT;
    }

    private void store(SafetyCheck check) {
        PersonId person = check.row().person();
        checks.put(person, check);
        touched.add(person);
        check.nextDueAt().ifPresentOrElse(at -> agenda.put(person, at), () -> agenda.remove(person));
    }

    private void publish(Decision decision) {
        board.apply(decision.check().toState());
        for (NoticeEvent notice : decision.notices()) {
            switch (notice) {
                case NoticeRequested asked -> ask(asked);
                case NoticeWithdrawn withdrawn -> {
                    if (!ledger.of(withdrawn.person()).wasAsked(withdrawn.notice())) {
                        throw Breach.of(
                                Law.NOBODY_IS_ASKED_TWICE,
                                withdrawn.person(),
                                "withdrawn and never asked: " + withdrawn.notice());
                    }
                }
            }
        }
    }

    private void ask(NoticeRequested asked) {
        if (incident.closed()) {
            throw Breach.of(Law.A_CLOSED_INCIDENT_ASKS_NOBODY, asked.person(), "asks " + asked.notice());
        }
        if (ledger.asked(asked).isPresent()) {
            throw Breach.of(Law.NOBODY_IS_ASKED_TWICE, asked.person(), "asked again: " + asked.notice());
        }
        respondents.to(asked).stream()
                .map(answer -> new Happening.Coming(answer.at(), arrivals++, answer.what()))
                .forEach(coming::add);
    }

    private boolean isDue(PersonId person) {
        Instant at = agenda.get(person);
        return at != null && !at.isAfter(now);
    }

    /** When the check falls due next. */
    Optional<Instant> dueAt(PersonId person) {
        return Optional.ofNullable(agenda.get(person));
    }

    /** Whose check was stored since this was asked last. */
    Set<PersonId> touched() {
        Set<PersonId> these = Set.copyOf(touched);
        touched.clear();
        return these;
    }

    private CheckContext context(PersonId person) {
        return new CheckContext(incident, person(person), cast, Assumptions.STANDARD);
    }

    /** Whether the owner is at work and has nothing left to do now. */
    boolean settled() {
        return up;
    }

    PersonState person(PersonId id) {
        return Objects.requireNonNull(cast.people().get(id));
    }

    SafetyCheck check(PersonId person) {
        return Objects.requireNonNull(checks.get(person));
    }

    Collection<SafetyCheck> checks() {
        return checks.values();
    }

    Ledger ledger() {
        return ledger;
    }

    BoardFold board() {
        return board;
    }

    IncidentFacts incident() {
        return incident;
    }

    DecisionLog decisions() {
        return decisions;
    }

    Instant now() {
        return now;
    }

    /** For how long the owner has been away altogether. */
    Duration downtime() {
        return downtime;
    }

    int steps() {
        return steps;
    }

    int kills() {
        return kills;
    }

    /** At which point of its work the owner dies. */
    private enum Death {
        NONE,
        BEFORE_COMMIT,
        BEFORE_PUBLISH,
        BEFORE_OFFSET;

        static Death drawn(RandomGenerator random, int oneIn) {
            return Dice.oneIn(random, oneIn)
                    ? Dice.anyOf(random, List.of(BEFORE_COMMIT, BEFORE_PUBLISH, BEFORE_OFFSET))
                    : NONE;
        }

        static Duration away(RandomGenerator random) {
            return Dice.upTo(random, Duration.ofMinutes(2));
        }
    }
}
