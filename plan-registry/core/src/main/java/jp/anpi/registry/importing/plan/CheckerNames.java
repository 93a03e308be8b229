package jp.anpi.registry.importing.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.importing.office.MemberBook;
import jp.anpi.registry.importing.office.OfficeBook;
import jp.anpi.registry.importing.office.OfficeRef;
import jp.anpi.registry.search.SearchKey;

/**
 * Whom a list means when it names the one who is to check on a person: one of the plan, else a member of an office that serves
 * them, else an office.
 */
public final class CheckerNames {

    private final OfficeBook offices;
    private final MemberBook members;

    public CheckerNames(OfficeBook offices, MemberBook members) {
        this.offices = offices;
        this.members = members;
    }

    /**
     * All who may be meant.
     *
     * @param serving whether a member may be meant at all: in a whole city somebody else has a neighbour's name
     * @param people the folded names of the plan's contacts and of its supporters after them
     */
    List<NamedChecker> find(String name, Predicate<MemberBook.Entry> serving, List<String> people) {
        int place = people.indexOf(SearchKey.of(name));
        if (place >= 0) {
            return List.of(new NamedChecker.ByContact(place));
        }
        List<NamedChecker> found = members.named(name).stream()
                .filter(serving)
                .<NamedChecker>map(member -> new NamedChecker.ByMember(member.id()))
                .toList();
        return found.isEmpty() ? offices(name) : found;
    }

    /**
     * Under which name a list has a checker; under the id of who is registered no more.
     *
     * @param people the names of the plan's contacts and of its supporters after them
     */
    String written(NamedChecker checker, List<String> people) {
        return switch (checker) {
            case NamedChecker.ByMember(var id) -> members.name(id).orElse(id.toString());
            case NamedChecker.ByOffice(var id) -> offices.name(id).orElse(id.toString());
            case NamedChecker.ByContact(int at) -> people.get(at);
        };
    }

    private List<NamedChecker> offices(String name) {
        var ref = new OfficeRef(Optional.empty(), Optional.empty(), Optional.of(name), Optional.empty());
        return offices.find(ref).stream()
                .<NamedChecker>map(office -> new NamedChecker.ByOffice(office.id()))
                .toList();
    }
}
