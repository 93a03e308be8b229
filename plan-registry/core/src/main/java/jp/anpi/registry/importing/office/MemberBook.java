package jp.anpi.registry.importing.office;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.search.SearchKey;

/** The members of offices, as lists name them: by id, or by the name within the office. */
public final class MemberBook {

    /**
     * A member as lists name them.
     *
     * @param office where they work
     * @param until the last day, of whoever has left or will
     */
    public record Entry(MemberId id, OfficeId office, String name, Optional<LocalDate> until) {

        static Entry of(MemberState member) {
            return new Entry(member.id(), member.office(), member.name(), member.until());
        }
    }

    private final Map<String, Entry> byId;
    private final Map<String, List<Entry>> byName;

    public static MemberBook of(Collection<MemberState> members) {
        return new MemberBook(members.stream().map(Entry::of).toList());
    }

    MemberBook(Collection<Entry> members) {
        byId = members.stream().collect(Collectors.toMap(entry -> entry.id().toString(), entry -> entry));
        byName = members.stream().collect(Collectors.groupingBy(entry -> SearchKey.of(entry.name())));
    }

    int size() {
        return byId.size();
    }

    /** All that may be meant by an id, else by a name in that office. */
    public List<Entry> find(Optional<String> id, Optional<String> name, OfficeId office) {
        return id.isPresent()
                ? withId(id.get())
                : named(name).stream()
                        .filter(entry -> entry.office().equals(office))
                        .toList();
    }

    /** As above; somebody of another office only when nobody of that one has the name. */
    public List<Entry> findAnywhere(Optional<String> id, Optional<String> name, OfficeId office) {
        List<Entry> here = find(id, name, office);
        return here.isEmpty() && id.isEmpty() ? named(name) : here;
    }

    /** All of that name, wherever they work. */
    public List<Entry> named(String name) {
        return byName.getOrDefault(SearchKey.of(name), List.of());
    }

    /** Their name; empty when they are registered no more. */
    public Optional<String> name(MemberId id) {
        return Optional.ofNullable(byId.get(id.toString())).map(Entry::name);
    }

    private List<Entry> withId(String id) {
        return Optional.ofNullable(byId.get(id)).stream().toList();
    }

    private List<Entry> named(Optional<String> name) {
        return name.map(this::named).orElse(List.of());
    }
}
