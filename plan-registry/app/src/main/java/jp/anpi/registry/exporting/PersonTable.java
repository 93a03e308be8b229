package jp.anpi.registry.exporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.importing.list.ListColumn;
import jp.anpi.registry.importing.office.ListWords;
import jp.anpi.registry.importing.person.PersonCells;
import jp.anpi.registry.importing.person.WhatIsThere;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Everybody with all that a list may have of them; what the list cannot change comes last. */
final class PersonTable {

    private static final int BATCH = 500;
    private static final List<String> FOLLOWING = List.of("優先群", "優先群の理由", "個別避難計画");

    private final StateStore<PersonState> persons;
    private final StateStore<DistrictState> districts;
    private final WhatIsThere there;

    PersonTable(StateStore<PersonState> persons, StateStore<DistrictState> districts, WhatIsThere there) {
        this.persons = persons;
        this.districts = districts;
        this.there = there;
    }

    ExportTable table(Sight sight) {
        return table(sight, persons.all(new Document()).buffer(BATCH));
    }

    /** Of some people, in that order; who is gone meanwhile is left out. */
    ExportTable table(Sight sight, Mono<List<PersonId>> some) {
        return table(
                sight,
                some.flatMapIterable(ids -> ids)
                        .map(PersonId::toString)
                        .buffer(BATCH)
                        .concatMap(ids -> persons.find(ids)
                                .map(found -> ids.stream()
                                        .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                                        .toList())));
    }

    private ExportTable table(Sight sight, Flux<List<PersonState>> batches) {
        Flux<List<String>> rows = districts
                .all(new Document())
                .collectList()
                .map(all -> new PersonCells(sight, ListWords.of(all)))
                .flatMapMany(cells -> batches.concatMap(there::of)
                        .concatMapIterable(some -> some)
                        .map(known -> row(cells, known)));
        return new ExportTable(
                Stream.concat(
                                new PersonCells(sight, Map.of())
                                        .columns().stream().map(ListColumn::heading),
                                FOLLOWING.stream())
                        .toList(),
                rows);
    }

    private static List<String> row(PersonCells cells, PersonCells.Known known) {
        PersonState person = known.person();
        List<String> row = new ArrayList<>(cells.of(known));
        row.add(person.placement().group().mark());
        row.add(person.placement().because());
        row.add(person.hasPlan() ? "あり" : "なし");
        return row;
    }
}
