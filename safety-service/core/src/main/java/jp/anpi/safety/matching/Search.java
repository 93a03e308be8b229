package jp.anpi.safety.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import jp.anpi.registry.contract.PersonId;

/**
 * One question's way through the register. First the narrow chains (name, reading, date of birth, house, telephone), which
 * hold everybody who could be certain; only when they show nobody of that name, the wide ones (family name, given name).
 */
final class Search {

    private static final int LONGEST_CHAIN = 20_000;
    private static final int ROWS_KEPT = 3 * Matcher.MOST_CANDIDATES;

    private record Scored(int row, double weight, PersonId person) {}

    /** Equal weights in an order that does not depend on when somebody came into the register. */
    private static final Comparator<Scored> WORST_FIRST =
            Comparator.comparingDouble(Scored::weight).thenComparing(scored -> scored.person.value());

    private final Rows rows;
    private final Asked asked;
    private final Comparison comparison;
    private final BitSet seen;
    private final PriorityQueue<Scored> best = new PriorityQueue<>(WORST_FIRST);
    private final List<Integer> certain = new ArrayList<>();
    private final List<Integer> rivals = new ArrayList<>();
    private boolean sameName;
    /** Not all who were born on the day were looked at, so nobody can be the only one. */
    private boolean cutShort;

    Search(Rows rows, Asked asked) {
        this.rows = rows;
        this.asked = asked;
        this.comparison = new Comparison(rows, asked);
        this.seen = new BitSet(rows.end());
    }

    Outcome outcome() {
        lookNearby();
        if (!sameName) {
            lookWidely();
        }
        if (isOnePerson()) {
            int row = certain.getFirst();
            comparison.moveTo(row);
            return new Outcome.Certain(rows.person(row), Sentences.certain(comparison.findings()));
        }
        var ranked = ranked();
        return ranked.isEmpty() ? new Outcome.Nobody() : new Outcome.Candidates(ranked);
    }

    Optional<Candidate> against(PersonId person) {
        Optional<Candidate> closest = Optional.empty();
        int row = rows.byPerson.first(person.value().hashCode());
        for (; row != Chains.NONE; row = rows.byPerson.next(row)) {
            if (rows.person(row).equals(person)) {
                comparison.moveTo(row);
                double weight = comparison.weight();
                if (closest.filter(other -> other.weight() >= weight).isEmpty()) {
                    closest = Optional.of(new Candidate(person, weight, comparison.findings()));
                }
            }
        }
        return closest;
    }

    /** One person fits a deterministic key, nobody else does, and nobody else would after one slip. */
    private boolean isOnePerson() {
        return !asked.cut()
                && !cutShort
                && !certain.isEmpty()
                && certain.stream().allMatch(row -> rows.samePerson(row, certain.getFirst()))
                && rivals.stream().allMatch(row -> rows.samePerson(row, certain.getFirst()));
    }

    private void lookNearby() {
        if (asked.birth() != Shadow.UNKNOWN) {
            walk(rows.byBirth, asked.birth());
        }
        if (asked.phone() != Shadow.UNKNOWN) {
            walk(rows.byPhone, Shadow.lastDigits(asked.phone()));
        }
        if (asked.numbers() != 0) {
            walk(rows.byBlock, Shadow.block(asked.town(), asked.numbers()));
        }
        for (NameReading name : asked.names()) {
            walk(
                    rows.byName,
                    Shadow.bag(name.surname().folded())
                            + Shadow.bag(name.given().folded()));
            String surname = name.surname().sound();
            String given = name.given().sound();
            if (!surname.isEmpty()) {
                walk(rows.bySound, Shadow.bag(Kana.loose(surname)) + Shadow.bag(Kana.loose(given)));
                walk(rows.byKanaPrefix, Shadow.kanaPrefix(surname, given));
            }
        }
    }

    private void lookWidely() {
        for (NameReading name : asked.names()) {
            walk(rows.bySurname, rows.surnames.find(name.surname().folded()));
            if (!name.undivided()) {
                walk(rows.byGiven, rows.givens.find(name.given().folded()));
            }
        }
    }

    private void walk(Chains chains, int key) {
        int left = LONGEST_CHAIN;
        for (int row = chains.first(key); row != Chains.NONE; row = chains.next(row)) {
            if (left-- == 0) {
                cutShort |= chains == rows.byBirth;
                return;
            }
            if (!seen.get(row)) {
                seen.set(row);
                look(row);
            }
        }
    }

    private void look(int row) {
        comparison.moveTo(row);
        sameName |= comparison.sameName();
        if (comparison.certain()) {
            certain.add(row);
        }
        if (comparison.rival()) {
            rivals.add(row);
        }
        double weight = comparison.weight();
        boolean full = best.size() == ROWS_KEPT;
        if (weight >= Weights.WORTH_SHOWING && !(full && weight < best.element().weight)) {
            best.add(new Scored(row, weight, rows.person(row)));
            if (full) {
                best.remove();
            }
        }
    }

    private List<Candidate> ranked() {
        var ranked = new ArrayList<Candidate>();
        var found = new ArrayList<PersonId>();
        best.stream().sorted(WORST_FIRST.reversed()).forEach(scored -> {
            PersonId person = scored.person;
            if (ranked.size() < Matcher.MOST_CANDIDATES && !found.contains(person)) {
                found.add(person);
                comparison.moveTo(scored.row);
                ranked.add(new Candidate(person, scored.weight, comparison.findings()));
            }
        });
        return ranked;
    }
}
