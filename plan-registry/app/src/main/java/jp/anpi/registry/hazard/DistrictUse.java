package jp.anpi.registry.hazard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Who lives and works in districts. Who moved away or died holds none back: their code goes on to say where they lived. */
final class DistrictUse {

    private static final Text USED = new Text("{0}: 対象者{1}人、事業所{2}件", "{0}: {1} people, {2} offices");

    private final StateStore<PersonState> persons;
    private final StateStore<OfficeState> offices;

    DistrictUse(StateStore<PersonState> persons, StateStore<OfficeState> offices) {
        this.persons = persons;
        this.offices = offices;
    }

    private record Used(long people, long offices) {}

    /** Completes when these can go; refused (409) naming each that is in use. Reads everybody, unless there are none. */
    Mono<Void> demandNone(Collection<DistrictState> going) {
        if (going.isEmpty()) {
            return Mono.empty();
        }
        Set<DistrictId> ids = going.stream().map(DistrictState::id).collect(Collectors.toSet());
        Mono<Map<DistrictId, Long>> living = persons.all(new Document())
                .filter(person -> person.lifecycle().isHere())
                .map(person -> person.home().district())
                .filter(ids::contains)
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        Mono<Map<DistrictId, Long>> working = offices.all(new Document())
                .flatMapIterable(office -> Stream.concat(Stream.of(office.district()), office.serves().stream())
                        .collect(Collectors.toSet()))
                .filter(ids::contains)
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        return Mono.zip(living, working).flatMap(found -> {
            Map<String, Used> used = new TreeMap<>();
            going.forEach(district -> {
                long people = found.getT1().getOrDefault(district.id(), 0L);
                long there = found.getT2().getOrDefault(district.id(), 0L);
                if (people + there > 0) {
                    used.put(district.id() + " " + district.name(), new Used(people, there));
                }
            });
            return used.isEmpty()
                    ? Mono.<Void>empty()
                    : Mono.error(Problem.of(HazardProblem.DISTRICTS_IN_USE)
                            .and(items(used).toArray(ProblemItem[]::new))
                            .refused());
        });
    }

    private static List<ProblemItem> items(Map<String, Used> used) {
        return used.entrySet().stream()
                .map(one -> ProblemItem.whole(
                        USED,
                        one.getKey(),
                        one.getValue().people(),
                        one.getValue().offices()))
                .toList();
    }
}
