package jp.anpi.registry.importing;

import java.text.Normalizer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Lists of persons. */
final class PersonTaking implements Taking<PersonColumn>, DeclaresIndexes {

    private final ImportRun run;
    private final TakingBack takingBack;
    private final BeforeImages before;
    private final ResidentNumbers numbers;
    private final StateStore<DistrictState> districts;
    private final int mostRows;
    private final ZoneId zone;
    private final InstantSource clock;

    PersonTaking(
            ImportRun run,
            TakingBack takingBack,
            BeforeImages before,
            ResidentNumbers numbers,
            StateStore<DistrictState> districts,
            int mostRows,
            ZoneId zone,
            InstantSource clock) {
        this.run = run;
        this.takingBack = takingBack;
        this.before = before;
        this.numbers = numbers;
        this.districts = districts;
        this.mostRows = mostRows;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public Mono<Void> createIndexes() {
        return before.createIndexes().then(numbers.createIndexes());
    }

    @Override
    public ListKind kind() {
        return ListKind.PERSONS;
    }

    @Override
    public Class<PersonColumn> columns() {
        return PersonColumn.class;
    }

    @Override
    public Mono<Void> begin(UUID id) {
        return before.onlyOf(id);
    }

    @Override
    public Mono<Void> run(Order<PersonColumn> order, Tally tally) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return known().flatMap(names -> run.run(
                new ImportRun.Order(
                        order.id(), order.list(), names, today, mostRows, order.brokenOff(), order.onlyLooking()),
                tally));
    }

    @Override
    public Mono<Taken> back(UUID id) {
        return takingBack.back(id);
    }

    private Mono<Function<String, Optional<DistrictId>>> known() {
        return districts.all(new Document()).collectList().map(all -> {
            Map<String, DistrictId> names = new HashMap<>();
            all.forEach(district -> {
                names.put(folded(district.id().value()), district.id());
                names.put(folded(district.name()), district.id());
            });
            return name -> Optional.ofNullable(names.get(folded(name)));
        });
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
    }
}
