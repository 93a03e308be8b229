package jp.anpi.registry.exporting;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.importing.serving.WeekColumn;
import jp.anpi.registry.importing.serving.WeekWords;
import jp.anpi.registry.schedule.ToldWeeks;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;

/** The weeks that are kept by hand, without what the exchange tells: that comes from there again. */
final class WeekTable {

    private static final int PAGE = 500;
    private static final List<String> HEADINGS = Stream.of(
                    WeekColumn.PERSON_ID,
                    WeekColumn.PERSON,
                    WeekColumn.OFFICE_ID,
                    WeekColumn.KIND,
                    WeekColumn.DAY,
                    WeekColumn.WEEKS,
                    WeekColumn.START,
                    WeekColumn.END,
                    WeekColumn.TRANSPORT)
            .map(WeekColumn::heading)
            .toList();

    private final StateStore<PersonState> persons;
    private final ToldWeeks told;

    WeekTable(StateStore<PersonState> persons, ToldWeeks told) {
        this.persons = persons;
        this.told = told;
    }

    ExportTable table() {
        return new ExportTable(
                HEADINGS,
                persons.all(new Document())
                        .filter(person -> !person.services().isEmpty())
                        .buffer(PAGE)
                        .concatMap(page -> told.of(
                                        page.stream().map(PersonState::id).toList())
                                .flatMapMany(known -> rows(page, known))));
    }

    private static Flux<List<String>> rows(List<PersonState> page, Map<PersonId, List<WeeklyService>> told) {
        return Flux.fromStream(page.stream()
                .flatMap(person -> person.services().stream()
                        .filter(service ->
                                !told.getOrDefault(person.id(), List.of()).contains(service))
                        .map(service -> row(person, service))));
    }

    private static List<String> row(PersonState person, WeeklyService service) {
        return List.of(
                person.id().toString(),
                person.name().written(),
                service.office().toString(),
                WeekWords.written(service.kind()),
                WeekWords.written(service.day()),
                WeekWords.written(service.weeks()),
                service.start().toString(),
                service.end().toString(),
                service.transport().isZero()
                        ? ""
                        : String.valueOf(service.transport().toMinutes()));
    }
}
