package jp.anpi.registry.importing.office;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.search.SearchKey;

/** The offices that are registered, as lists name them: by id, by 事業所番号, by name. Several may share number or name. */
public final class OfficeBook {

    private final Map<String, OfficeState> byId;
    private final Map<String, List<OfficeState>> byNumber;
    private final Map<String, List<OfficeState>> byName;
    private final Set<OfficeId> numbered;

    /** @param numbers the offices of each 事業所番号 */
    public OfficeBook(Collection<OfficeState> offices, Map<String, List<OfficeId>> numbers) {
        byId = offices.stream().collect(Collectors.toMap(office -> office.id().toString(), office -> office));
        byName = offices.stream().collect(Collectors.groupingBy(office -> SearchKey.of(office.name())));
        numbered = numbers.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        byNumber = numbers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(id -> byId.get(id.toString()))
                                .filter(Objects::nonNull)
                                .toList()));
    }

    int size() {
        return byId.size();
    }

    /**
     * All that may be meant: of the id, else of the number, else of the name; of the kind, when one is said. An office that has
     * a number is not meant by another one, whatever its name is. One that has an end is not meant where another has none.
     */
    public List<OfficeState> find(OfficeRef ref) {
        List<OfficeState> fitting = fitting(ref);
        List<OfficeState> going =
                fitting.stream().filter(office -> office.until().isEmpty()).toList();
        return going.isEmpty() ? fitting : going;
    }

    private List<OfficeState> fitting(OfficeRef ref) {
        if (ref.id().isPresent()) {
            return Optional.ofNullable(byId.get(ref.id().get())).stream().toList();
        }
        List<OfficeState> named = of(byName, ref.name().map(SearchKey::of), ref);
        if (ref.number().isEmpty()) {
            return named;
        }
        List<OfficeState> sameNumber = of(byNumber, ref.number(), ref);
        if (sameNumber.isEmpty()) {
            return named.stream()
                    .filter(office -> !numbered.contains(office.id()))
                    .toList();
        }
        List<OfficeState> both = sameNumber.stream().filter(named::contains).toList();
        return sameNumber.size() == 1 || both.isEmpty() ? sameNumber : both;
    }

    /** Its name; empty when it is not registered. */
    public Optional<String> name(OfficeId id) {
        return Optional.ofNullable(byId.get(id.toString())).map(OfficeState::name);
    }

    /** The last day of one that has closed or will. */
    public Optional<LocalDate> until(OfficeId id) {
        return Optional.ofNullable(byId.get(id.toString())).flatMap(OfficeState::until);
    }

    private static List<OfficeState> of(Map<String, List<OfficeState>> offices, Optional<String> key, OfficeRef ref) {
        return key.map(said -> offices.getOrDefault(said, List.of())).orElse(List.of()).stream()
                .filter(office -> ref.kind().map(office.kind()::equals).orElse(true))
                .toList();
    }
}
