package jp.anpi.safety.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.safety.board.BoardFold;
import jp.anpi.safety.check.CheckContext;
import jp.anpi.safety.check.Decision;
import jp.anpi.safety.check.SafetyCheck;
import jp.anpi.safety.clock.Assumptions;
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
    private final Trace trace;
    private final PriorityQueue<Happening.Coming> coming = new PriorityQueue<>();
    private final Deque<Entry> log = new ArrayDeque<>();
    private final Store store = new Store();
    private final List<Decision> outbox = new ArrayList<>();
    private final Ledger ledger = new Ledger();
    private final DecisionLog decisions = new DecisionLog();
    private final BoardFold board;
    private final Publishing publishing;
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
        this.trace = trace;
        this.board = new BoardFold("simulation", incident, Cast.PEOPLE);
        this.publishing = new Publishing(board, ledger, new Respondents(dice), this::comesBack);
        for (PersonState person : cast.people().values()) {
            RosterRow row = RosterRow.freeze(incident, person, 0);
            store.put(SafetyCheck.of(row));
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
        Optional<Instant> due = up ? store.nextDueAt() : Optional.empty();
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

    private void comesBack(Respondents.Answer answer) {
        coming.add(new Happening.Coming(answer.at(), arrivals++, answer.what()));
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
        unpublished.forEach(decision -> publishing.publish(decision, incident));
    }

    /** Reads the log to its end, then does what has fallen due; stops when the owner dies. */
    private void work() {
        while (up && !log.isEmpty()) {
            Entry entry = log.removeFirst();
            if (!handled(entry)) {
                log.addFirst(new Entry(entry.number(), entry.what(), entry.attempt() + 1));
            }
        }
        for (PersonId person : store.people()) {
            int turns = 0;
            while (up && isDue(person)) {
                if (++turns > STANDING_STILL) {
                    throw Breach.of(Law.TIME_GOES_ON, person, "is always due again");
                }
                Decision decision = rules.due(store.check(person), context(person), now);
                String occasion = "due " + person + " " + store.check(person).version() + " " + now;
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
                int reached = death == Death.NONE ? Cast.PEOPLE : random.nextInt(Cast.PEOPLE);
                for (PersonId person : store.people().subList(0, reached)) {
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
        boolean committed = commit(rules.fold(store.check(person), one.event(), context(person), now), death);
        if (committed) {
            ledger.took(person, one.event(), now);
        }
        return death == Death.NONE;
    }

    /** Whether the decision was stored before the owner died, if it did. */
    private boolean commit(Decision decision, Death death) {
        PersonId person = decision.check().row().person();
        if (death != Death.BEFORE_COMMIT) {
            boolean changed = decision.check().version() != store.check(person).version();
            store.put(decision.check());
            if (changed) {
                decisions.add(decision);
                trace.decided(now, decision);
            }
        }
        switch (death) {
            case NONE, BEFORE_OFFSET -> publishing.publish(decision, incident);
            case BEFORE_PUBLISH -> outbox.add(decision);
            case BEFORE_COMMIT -> {}
        }
        if (death != Death.NONE) {
            die(Death.away(dice.about("death " + steps)));
        }
        return death != Death.BEFORE_COMMIT;
    }

    private boolean isDue(PersonId person) {
        return store.dueAt(person).filter(at -> !at.isAfter(now)).isPresent();
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

    Store store() {
        return store;
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
}
