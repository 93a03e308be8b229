package jp.anpi.registry.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.group.GroupRecord;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.group.Requirements;
import jp.anpi.registry.importing.BeforeImages.Before;
import jp.anpi.registry.importing.ResidentNumbers.Link;
import jp.anpi.registry.importing.RowFault.Reason;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes one list in, batch by batch. Of each batch first what was there is kept, then who is new gets an id for their number,
 * then the people are stored and told, and last it is noted what the list said of them; so a crash between any two of these
 * leaves people who are whole, and the same list again finishes the work without doubling anybody. A row that says what it said
 * last time changes nothing, whatever the desk has corrected since.
 */
final class ImportRun {

    private static final int BATCH = 1_000;
    private static final int AT_ONCE = 16;

    private final StateStore<PersonState> persons;
    private final Groups groups;
    private final ResidentNumbers numbers;
    private final BeforeImages before;

    ImportRun(StateStore<PersonState> persons, Groups groups, ResidentNumbers numbers, BeforeImages before) {
        this.persons = persons;
        this.groups = groups;
        this.numbers = numbers;
        this.before = before;
    }

    /** @param only looking: the same counts, and nothing is changed */
    record Order(
            UUID id,
            PersonList list,
            Function<String, Optional<DistrictId>> districts,
            LocalDate today,
            int mostRows,
            boolean onlyLooking) {}

    /** Completes when the list is read whole; the tally counts meanwhile. */
    Mono<Void> run(Order order, Tally tally) {
        return ListRows.of(order.list(), order.districts(), order.today(), tally, order.mostRows(), BATCH)
                .concatMap(rows -> take(rows, order, tally), 1)
                .then(Mono.defer(() ->
                        numbers.everyKey().filter(key -> !tally.isSeen(key)).count()))
                .doOnNext(missing -> tally.missing(missing.intValue()))
                .then();
    }

    /** What one row comes to. */
    private record Taken(Link link, Before before, PersonState state, boolean isNew) {}

    private Mono<Void> take(List<PersonRow> rows, Order order, Tally tally) {
        Map<String, PersonRow> byKey = new LinkedHashMap<>();
        for (PersonRow row : rows) {
            String key = numbers.key(row.resident());
            if (tally.isFirst(key)) {
                byKey.put(key, row);
            } else {
                wrong(row, PersonColumn.RESIDENT_NUMBER, Reason.DOUBLED, order, tally);
                tally.spoilt();
            }
        }
        return numbers.find(byKey.keySet()).flatMap(links -> {
            Map<String, PersonRow> different = new LinkedHashMap<>();
            Map<String, String> said = new LinkedHashMap<>();
            byKey.forEach((key, row) -> {
                String digest = numbers.digest(row);
                Link link = links.get(key);
                if (link == null || !link.said().equals(digest)) {
                    different.put(key, row);
                    said.put(key, digest);
                }
            });
            tally.took(0, 0, byKey.size() - different.size());
            return different.isEmpty()
                    ? Mono.<Void>empty()
                    : known(links, different)
                            .flatMap(known -> Flux.fromIterable(different.entrySet())
                                    .flatMapSequential(
                                            row -> taken(
                                                    row.getValue(),
                                                    link(links, row.getKey(), said.getOrDefault(row.getKey(), "")),
                                                    links.containsKey(row.getKey())
                                                            ? links.get(row.getKey())
                                                                    .said()
                                                            : "",
                                                    known,
                                                    order,
                                                    tally),
                                            AT_ONCE)
                                    .collectList())
                            .flatMap(taken ->
                                    order.onlyLooking() ? count(taken, Set.of(), tally) : store(taken, order, tally));
        });
    }

    private static Link link(Map<String, Link> links, String key, String digest) {
        Link link = links.get(key);
        return new Link(key, link == null ? PersonId.random() : link.person(), digest);
    }

    private Mono<Map<String, PersonState>> known(Map<String, Link> links, Map<String, PersonRow> rows) {
        List<String> ids = rows.keySet().stream()
                .flatMap(key -> Optional.ofNullable(links.get(key)).stream())
                .map(link -> link.person().toString())
                .toList();
        return ids.isEmpty() ? Mono.just(Map.of()) : persons.find(ids);
    }

    private Mono<Taken> taken(
            PersonRow row, Link link, String saidBefore, Map<String, PersonState> all, Order order, Tally tally) {
        Optional<PersonState> known = Optional.ofNullable(all.get(link.person().toString()));
        Optional<PersonState> now = known.isPresent()
                ? Optional.of(PersonMerge.merged(known.get(), row, order.list().encoding()))
                : PersonMerge.first(link.person(), row);
        if (now.isEmpty()) {
            wrong(row, PersonColumn.DISTRICT, Reason.DISTRICT_MISSING, order, tally);
            tally.spoilt();
            return Mono.empty();
        }
        known.filter(person -> PersonMerge.keepsName(person, row, order.list().encoding()))
                .ifPresent(_ -> wrong(row, PersonColumn.NAME, Reason.NAME_KEPT, order, tally));
        long version = known.map(PersonState::version).orElse(0L) + 1;
        Mono<Optional<GroupRecord>> record =
                known.isPresent() ? groups.remember(link.person()) : Mono.just(Optional.empty());
        return record.flatMap(recorded -> groups.place(now.get(), known.isEmpty(), said(row), order.onlyLooking())
                .map(placed -> new Taken(
                        link,
                        new Before(link.person().toString(), link.key(), saidBefore, known, recorded, version),
                        placed.withVersion(version),
                        known.isEmpty())));
    }

    /** What the list says of needs, when it has a column for them. */
    private static Optional<UnaryOperator<Requirements>> said(PersonRow row) {
        return row.care().column() || row.careValidTo().column()
                ? Optional.of(known -> new Requirements(
                        row.care().over(known.care()),
                        row.careValidTo().over(known.careValidTo()),
                        known.disabilities(),
                        known.maternityUntil(),
                        known.remarks()))
                : Optional.empty();
    }

    private Mono<Void> store(List<Taken> taken, Order order, Tally tally) {
        List<Link> begun = taken.stream()
                .filter(Taken::isNew)
                .map(one -> new Link(one.link().key(), one.link().person(), ""))
                .toList();
        return before.put(order.id(), taken.stream().map(Taken::before).toList())
                .then(numbers.put(begun))
                .then(Mono.defer(
                        () -> persons.putAll(taken.stream().map(Taken::state).toList())))
                .flatMap(losers -> numbers.put(taken.stream()
                                .filter(one -> !losers.contains(one.before().id()))
                                .map(Taken::link)
                                .toList())
                        .then(Mono.defer(() -> count(taken, losers, tally))));
    }

    private static Mono<Void> count(List<Taken> taken, Set<String> losers, Tally tally) {
        List<Taken> done = new ArrayList<>(taken);
        done.removeIf(one -> losers.contains(one.before().id()));
        int added = (int) done.stream().filter(Taken::isNew).count();
        tally.took(added, done.size() - added, 0);
        losers.forEach(_ -> tally.spoilt());
        return Mono.empty();
    }

    private static void wrong(PersonRow row, PersonColumn column, Reason reason, Order order, Tally tally) {
        tally.fault(new RowFault(row.number(), order.list().mapping().at(column), reason, column.heading()));
    }
}
