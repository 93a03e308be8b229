package jp.anpi.registry.importing.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.person.PersonCells.Known;
import jp.anpi.registry.importing.person.PersonConsents.Recording;
import jp.anpi.registry.importing.run.ImportJobs.Newest;
import jp.anpi.registry.importing.run.ListKind;
import jp.anpi.registry.importing.run.ListRows;
import jp.anpi.registry.importing.run.Taking;
import jp.anpi.registry.importing.run.Tally;
import jp.anpi.registry.store.DeclaresIndexes;
import reactor.core.publisher.Mono;

/**
 * Lists of persons, our own among them. Those have 対象者ID: a row that says what is there already is only counted, also of who has
 * no 宛名番号; the others are taken in as any city's rows are.
 */
final class OwnPersonList implements Taking<PersonColumn>, DeclaresIndexes {

    private static final int BATCH = 1_000;

    private final PersonTaking taking;
    private final WhatIsThere there;
    private final ResidentNumbers numbers;
    private final DistrictNames districts;
    private final int mostRows;

    OwnPersonList(
            PersonTaking taking, WhatIsThere there, ResidentNumbers numbers, DistrictNames districts, int mostRows) {
        this.taking = taking;
        this.there = there;
        this.numbers = numbers;
        this.districts = districts;
        this.mostRows = mostRows;
    }

    @Override
    public Mono<Void> createIndexes() {
        return taking.createIndexes();
    }

    @Override
    public ListKind kind() {
        return taking.kind();
    }

    @Override
    public Class<PersonColumn> columns() {
        return taking.columns();
    }

    @Override
    public Mono<Void> begin(Newest run) {
        return taking.begin(run);
    }

    @Override
    public Mono<Taken> back(Newest run, Sight sight) {
        return taking.back(run, sight);
    }

    @Override
    public Mono<Void> run(Order<PersonColumn> order, Tally tally) {
        if (!order.list().mapping().has(PersonColumn.PERSON_ID)) {
            return taking.run(order, tally);
        }
        LocalDate today = order.sender().today();
        return districts.known().flatMap(names -> {
            var reader =
                    new PersonRows(order.list().mapping(), names, Recording.of(order.sender(), Instant.EPOCH), _ -> {});
            return ListRows.of(order.list(), reader::read, new Tally(), mostRows, BATCH)
                    .concatMap(rows -> settled(rows, order, tally, today))
                    .<Set<Integer>>collect(HashSet::new, Set::addAll)
                    .flatMap(settled -> taking.run(
                            new Order<>(
                                    order.id(),
                                    order.list().without(settled),
                                    order.sender(),
                                    order.brokenOff(),
                                    order.onlyLooking()),
                            tally));
        });
    }

    /** The numbers of the rows that need no more to be done. */
    private Mono<Set<Integer>> settled(List<PersonRow> rows, Order<PersonColumn> order, Tally tally, LocalDate today) {
        Collection<PersonId> people = rows.stream()
                .flatMap(row -> RegisteredPeople.id(row.id()).stream())
                .toList();
        return there.of(people).map(known -> {
            Set<Integer> settled = new HashSet<>();
            for (PersonRow row : rows) {
                if (row.id().isPresent() && isSettled(row, known, order, tally, today)) {
                    settled.add(row.number());
                }
            }
            return settled;
        });
    }

    private boolean isSettled(
            PersonRow row, Map<PersonId, Known> all, Order<PersonColumn> order, Tally tally, LocalDate today) {
        Optional<Known> known = RegisteredPeople.id(row.id()).flatMap(id -> Optional.ofNullable(all.get(id)));
        Optional<ResidentNumber> number = Optional.of(new ResidentNumber(row.resident()))
                .filter(one -> !one.text().isEmpty());
        if (known.isEmpty()) {
            return wrong(row, PersonColumn.PERSON_ID, Reason.NOT_REGISTERED, order, tally);
        }
        if (number.isPresent() && !number.equals(known.get().number())) {
            present(known.get(), tally);
            return wrong(row, PersonColumn.RESIDENT_NUMBER, Reason.OTHER_NUMBER, order, tally);
        }
        boolean reaches = Disclosure.sight(order.sender().role(), Purpose.KEEPING_THE_REGISTRY)
                        .home(known.get().person().home())
                || !row.saysPlaces(); // else nothing tells whether a guess at a hidden place was right
        if (reaches && WhatIsThere.says(known.get(), row, order.list().encoding(), today)) {
            known.get().number().map(numbers::key).ifPresent(tally::isFirst);
            tally.row(true);
            tally.took(0, 0, 1);
            return true;
        }
        if (number.isPresent()) {
            return false;
        }
        present(known.get(), tally);
        return wrong(row, PersonColumn.PERSON_ID, Reason.NO_NUMBER, order, tally);
    }

    /** Whose row is of no use is in the list all the same. */
    private void present(Known known, Tally tally) {
        known.number().ifPresent(number -> numbers.keys(number).forEach(tally::present));
    }

    private static boolean wrong(
            PersonRow row, PersonColumn column, Reason reason, Order<PersonColumn> order, Tally tally) {
        tally.row(true);
        tally.late(order.list().mapping().fault(row.number(), column, reason, column.heading()));
        return true;
    }
}
