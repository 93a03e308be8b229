package jp.anpi.registry.importing.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.PersonField;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.group.Requirements;
import jp.anpi.registry.hazard.DistrictMap;
import jp.anpi.registry.importing.file.ListFile;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.list.Sender;
import jp.anpi.registry.importing.person.PersonConsents.Recording;
import jp.anpi.registry.importing.person.ResidentNumbers.Link;
import jp.anpi.registry.importing.person.ResidentNumbers.Noted;
import jp.anpi.registry.importing.run.ImportJobs.Newest;
import jp.anpi.registry.importing.run.ListKind;
import jp.anpi.registry.importing.run.ListRows;
import jp.anpi.registry.importing.run.Tally;
import jp.anpi.registry.schedule.Insured;
import jp.anpi.registry.schedule.InsuredLinks;
import jp.anpi.registry.sheet.SheetRow;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes one list in, batch by batch. Who is new gets an id noted for their number before anything else, so the same list after a
 * crash finishes the work without doubling anybody: what an import that broke off has noted is looked at again. Of who is there
 * already, first what they were is kept, then they are changed, and last it is noted what the list said. A row that says what it
 * said last time changes nothing, whatever the desk has corrected since.
 */
final class PersonRun {

    private static final int BATCH = 1_000;
    private static final int AT_ONCE = 3;

    private final StateStore<PersonState> persons;
    private final Groups groups;
    private final ResidentNumbers numbers;
    private final RowDigests digests;
    private final InsuredLinks insured;
    private final PersonWrites writes;
    private final MissingPeople missing;

    PersonRun(
            StateStore<PersonState> persons,
            Groups groups,
            ResidentNumbers numbers,
            RowDigests digests,
            InsuredLinks insured,
            PersonWrites writes,
            MissingPeople missing) {
        this.persons = persons;
        this.groups = groups;
        this.numbers = numbers;
        this.digests = digests;
        this.insured = insured;
        this.writes = writes;
        this.missing = missing;
    }

    /**
     * What is to be done.
     *
     * @param brokenOff imports that did not come to their end: what they noted need not be there
     * @param halfGone who is in the store no more, or only was about to go: what was noted of them need not be there either
     * @param onlyLooking the same counts, and nothing is changed
     */
    record Order(
            UUID id,
            ListFile<PersonColumn> list,
            Sender sender,
            Function<String, Optional<DistrictId>> districts,
            DistrictMap map,
            LocalDate today,
            Instant at,
            int mostRows,
            Set<UUID> brokenOff,
            Set<PersonId> halfGone,
            boolean onlyLooking) {

        Newest run() {
            return new Newest(id, brokenOff);
        }

        /** Whether the sender may change where somebody lives, and that nobody else may see it. */
        private boolean reaches(PersonState person) {
            return sight().home(person.home());
        }

        private Sight sight() {
            return Disclosure.sight(sender.role(), Purpose.KEEPING_THE_REGISTRY);
        }

        /** Whether the person is certain to be there and the list said just this. */
        private boolean isSaid(Optional<Link> noted, Row row) {
            return noted.filter(link -> link.said().equals(row.digest()))
                    .filter(link -> !brokenOff.contains(link.by()))
                    .filter(link -> !halfGone.contains(link.person()))
                    .isPresent();
        }
    }

    /**
     * A row under the key of its number.
     *
     * @param digest of what it says
     */
    private record Row(String key, String digest, PersonRow person) {

        /** What of it is not for its sender to say, or only damaged on its way. */
        private List<PersonColumn> kept(PersonState known, Order order) {
            List<PersonColumn> kept = new ArrayList<>();
            if (PersonMerge.keepsName(known, person, order.list().encoding())) {
                kept.add(PersonColumn.NAME);
            }
            if (!order.reaches(known)) {
                kept.add(PersonColumn.ADDRESS);
            } else if (person.saysKey() && !order.sight().shows(PersonField.PROTECTED_HOME)) {
                kept.add(PersonColumn.KEY);
            }
            if (person.consents().leavesRefusals(known.consents())) {
                kept.add(PersonColumn.CONSENT_LIST);
            }
            return kept;
        }

        /** Under the key under which it was noted before, if it was. */
        private Link link(Optional<Link> noted, PersonId id, Order order, boolean fresh) {
            return new Link(
                    noted.map(Link::key).orElse(key),
                    id,
                    Optional.of(new ResidentNumber(person.resident())),
                    digest,
                    order.id(),
                    fresh);
        }
    }

    private static Reason why(PersonColumn kept) {
        return switch (kept) {
            case NAME -> Reason.NAME_KEPT;
            case KEY -> Reason.KEY_KEPT;
            case CONSENT_LIST -> Reason.REFUSAL_STAYS;
            default -> Reason.HOME_KEPT;
        };
    }

    /** Somebody who is there already, and what their number was noted with. */
    private record Was(Link noted, PersonState person) {}

    private record Draft(Link link, PersonRow row, Optional<Was> was, Groups.Said said) {

        TakenRow taken(Groups.Placed placed) {
            Optional<PersonBefore> before = was.map(known -> new PersonBefore(
                    known.person().id().toString(),
                    known.noted(),
                    known.person(),
                    placed.before(),
                    Optional.empty(),
                    placed.person()));
            return new TakenRow(link, row, before, placed);
        }
    }

    /** Completes when the list is read whole; the tally counts meanwhile. */
    Mono<Void> run(Order order, Tally tally) {
        var reader = new PersonRows(
                order.list().mapping(), order.districts(), Recording.of(order.sender(), order.at()), tally::fault);
        return ListRows.of(order.list(), row -> read(reader, row, tally), tally, order.mostRows(), BATCH)
                .flatMapSequential(rows -> take(rows, order, tally), AT_ONCE, 1)
                .then(Mono.defer(() -> missing.put(ListKind.PERSONS, order.id(), order.onlyLooking(), absent(tally))))
                .doOnNext(tally::missing)
                .then();
    }

    /** Who died or moved away is in no list of the city's any more, and nobody has to look for them. */
    private Flux<Noted> absent(Tally tally) {
        return numbers.everybodyBut(tally::isSeen).buffer(BATCH).concatMap(this::stillHere);
    }

    private Flux<Noted> stillHere(List<Noted> some) {
        List<String> ids = some.stream().map(one -> one.person().toString()).toList();
        var gone = new Document("_id", new Document("$in", ids)).append("gone", true);
        return persons.list(gone, Optional.empty(), BATCH).flatMapMany(all -> {
            Set<PersonId> left = all.stream().map(PersonState::id).collect(Collectors.toSet());
            return Flux.fromStream(some.stream().filter(one -> !left.contains(one.person())));
        });
    }

    /** Whose row is of no use is in the list all the same. */
    private Optional<PersonRow> read(PersonRows reader, SheetRow row, Tally tally) {
        Optional<PersonRow> read = reader.read(row);
        if (read.isEmpty()) {
            reader.number(row).ifPresent(number -> numbers.keys(number).forEach(tally::present));
        }
        return read;
    }

    private Mono<Void> take(List<PersonRow> people, Order order, Tally tally) {
        Map<ResidentNumber, Row> rows = new LinkedHashMap<>();
        for (PersonRow person : people) {
            var number = new ResidentNumber(person.resident());
            String key = numbers.key(number);
            if (tally.isFirst(key)) {
                rows.put(number, new Row(key, digests.of(person), person));
            } else {
                wrong(person, PersonColumn.RESIDENT_NUMBER, Reason.DOUBLED, order, tally);
                tally.spoilt();
            }
        }
        return numbers.find(rows.keySet()).flatMap(found -> {
            found.values().stream()
                    .map(Link::key)
                    .filter(key -> !tally.isSeen(key))
                    .forEach(tally::present);
            List<Row> certain = certain(rows, found, order, tally);
            Map<String, Link> links = new HashMap<>();
            found.forEach((number, link) -> links.put(numbers.key(number), link));
            List<Row> different = certain.stream()
                    .filter(row -> !order.isSaid(Optional.ofNullable(links.get(row.key())), row))
                    .toList();
            tally.took(0, 0, certain.size() - different.size());
            return different.isEmpty() ? Mono.<Void>empty() : takeDifferent(different, links, order, tally);
        });
    }

    /** Those whose number is known as it stands, or not at all. */
    private static List<Row> certain(
            Map<ResidentNumber, Row> rows, Map<ResidentNumber, Link> found, Order order, Tally tally) {
        List<Row> certain = new ArrayList<>();
        rows.forEach((number, row) -> {
            Optional<Link> link = Optional.ofNullable(found.get(number));
            if (link.filter(noted -> !noted.names(number)).isPresent()) {
                wrong(row.person(), PersonColumn.RESIDENT_NUMBER, Reason.ZEROS_IN_FRONT, order, tally);
                tally.spoilt();
            } else {
                certain.add(row);
            }
        });
        return certain;
    }

    private Mono<Void> takeDifferent(List<Row> rows, Map<String, Link> links, Order order, Tally tally) {
        List<String> ids = rows.stream()
                .flatMap(row -> Optional.ofNullable(links.get(row.key())).stream())
                .map(link -> link.person().toString())
                .toList();
        Mono<Map<String, PersonState>> known = ids.isEmpty() ? Mono.just(Map.of()) : persons.find(ids);
        return known.map(all -> rows.stream()
                        .flatMap(row ->
                                draft(row, Optional.ofNullable(links.get(row.key())), all, order, tally).stream())
                        .toList())
                .flatMap(drafts -> groups.place(drafts.stream().map(Draft::said).toList())
                        .map(placed -> IntStream.range(0, drafts.size())
                                .mapToObj(i -> drafts.get(i).taken(placed.get(i)))
                                .toList()))
                .flatMap(taken -> (order.onlyLooking() ? Mono.just(Set.<String>of()) : writes.store(taken, order))
                        .flatMap(losers ->
                                insure(numbered(count(taken, losers, tally), rows, links, order), order, tally)));
    }

    /** What a row would come to before its group is known; empty when it comes to nothing. */
    private Optional<Draft> draft(
            Row row, Optional<Link> noted, Map<String, PersonState> all, Order order, Tally tally) {
        PersonId id = noted.map(Link::person).orElseGet(PersonId::random);
        Optional<PersonState> known = Optional.ofNullable(all.get(id.toString()));
        if (known.isEmpty()) {
            return fresh(row, row.link(noted, id, order, true), order, tally);
        }
        return changed(row, noted.orElseThrow(), known.get(), order, tally);
    }

    private Optional<Draft> fresh(Row row, Link link, Order order, Tally tally) {
        Optional<PersonState> person =
                PersonMerge.first(link.person(), row.person().located(order.map()::at));
        if (person.isEmpty()) {
            wrong(row.person(), PersonColumn.DISTRICT, Reason.DISTRICT_MISSING, order, tally);
            tally.spoilt();
        }
        return person.map(state -> new Draft(
                link, row.person(), Optional.empty(), new Groups.Said(state, true, said(row.person()), true)));
    }

    /** Who sends again what was not taken in is told again, and nothing is changed twice. */
    private Optional<Draft> changed(Row row, Link noted, PersonState known, Order order, Tally tally) {
        List<PersonColumn> kept = row.kept(known, order);
        kept.forEach(column -> wrong(row.person(), column, why(column), order, tally));
        String digest = digests.of(row.digest(), kept);
        if (noted.said().equals(digest)) {
            tally.took(0, 0, 1);
            return Optional.empty();
        }
        PersonRow reached = order.reaches(known) ? row.person() : row.person().leaving(known.home());
        PersonRow shown = kept.contains(PersonColumn.KEY) ? reached.withoutKey() : reached;
        PersonRow said = PersonMerge.moves(known.home(), shown) ? shown.located(order.map()::at) : shown;
        PersonMerge.leftBehind(known.home(), said)
                .forEach(left -> wrong(said, PersonColumn.ADDRESS, left, order, tally));
        Link link = new Row(row.key(), digest, said).link(Optional.of(noted), noted.person(), order, false);
        PersonState merged =
                PersonMerge.merged(known, said, order.list().encoding()).withVersion(known.version() + 1);
        return Optional.of(new Draft(
                link,
                said,
                Optional.of(new Was(noted, known)),
                new Groups.Said(merged, false, said(said), !merged.lifeSupport().equals(known.lifeSupport()))));
    }

    /** What the list says of needs, when it has a column for them. */
    private static Optional<UnaryOperator<Requirements>> said(PersonRow row) {
        return row.care().column()
                        || row.careValidTo().column()
                        || row.needs().saysCertificates()
                        || row.beside().isSaid()
                ? Optional.of(row::over)
                : Optional.empty();
    }

    /** A row with whose it is. */
    private record Numbered(PersonId person, PersonRow row) {}

    /** Those that were taken in, and those of which an import that broke off may have got no further than the person. */
    private static List<Numbered> numbered(
            List<TakenRow> stored, List<Row> rows, Map<String, Link> links, Order order) {
        Stream<Numbered> again = rows.stream()
                .flatMap(row -> Optional.ofNullable(links.get(row.key()))
                        .filter(link -> order.brokenOff().contains(link.by()))
                        .filter(link -> link.said().equals(row.digest()))
                        .map(link -> new Numbered(link.person(), row.person()))
                        .stream());
        return Stream.concat(stored.stream().map(one -> new Numbered(one.person(), one.row())), again)
                .toList();
    }

    private Mono<Void> insure(List<Numbered> some, Order order, Tally tally) {
        Map<PersonId, PersonRow> named = new LinkedHashMap<>();
        Map<PersonId, Insured> pairs = new LinkedHashMap<>();
        for (Numbered one : some) {
            one.row().insured().value().ifPresent(pair -> {
                named.put(one.person(), one.row());
                pairs.put(one.person(), pair);
            });
        }
        return insured.link(pairs, order.id(), order.onlyLooking())
                .doOnNext(others -> named.forEach((person, row) -> {
                    if (others.contains(person)) {
                        wrong(row, PersonColumn.INSURED, Reason.INSURED_TAKEN, order, tally);
                    }
                }))
                .then();
    }

    /** Those that were taken in. */
    private static List<TakenRow> count(List<TakenRow> taken, Set<String> losers, Tally tally) {
        List<TakenRow> stored = new ArrayList<>();
        int added = 0;
        for (TakenRow one : taken) {
            if (losers.contains(one.id())) {
                tally.late(new RowFault(one.row().number(), 0, Reason.CHANGED_MEANWHILE, ""));
            } else {
                stored.add(one);
                added += one.isNew() ? 1 : 0;
            }
        }
        tally.took(added, stored.size() - added, 0);
        return stored;
    }

    private static void wrong(PersonRow row, PersonColumn column, Reason reason, Order order, Tally tally) {
        tally.fault(new RowFault(row.number(), order.list().mapping().at(column), reason, column.heading()));
    }
}
