package jp.anpi.registry.paper;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.disclosure.Occasion;
import jp.anpi.registry.disclosure.PersonField;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.person.PeopleSearch;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Finds the lists that were asked for, and who stands on each today. */
final class ListsOnPaper {

    private static final Comparator<MemberId> BY_ID = Comparator.comparing(MemberId::toString);
    private static final Text UNKNOWN = new Text("登録されていません。", "It is not registered.");

    private final StateStore<MemberState> members;
    private final StateStore<OfficeState> offices;
    private final StateStore<DistrictState> districts;
    private final PeopleSearch search;

    ListsOnPaper(
            StateStore<MemberState> members,
            StateStore<OfficeState> offices,
            StateStore<DistrictState> districts,
            PeopleSearch search) {
        this.members = members;
        this.offices = offices;
        this.districts = districts;
        this.search = search;
    }

    /** Refused (422) when nobody is registered under what was asked for. */
    Mono<List<SheetList>> named(MakeRequest.Wanted wanted) {
        return switch (wanted) {
            case MakeRequest.Wanted.OfMember(var id) ->
                members.find(id.toString())
                        .flatMap(member -> of(List.of(member), member.office()))
                        .switchIfEmpty(unknown("member"));
            case MakeRequest.Wanted.OfOffice(var id) ->
                members.all(new Document("office", id.toString()))
                        .sort(Comparator.comparing(MemberState::name).thenComparing(MemberState::id, BY_ID))
                        .collectList()
                        .filter(all -> !all.isEmpty())
                        .flatMap(all -> of(all, id))
                        .switchIfEmpty(unknown("office"));
            case MakeRequest.Wanted.OfDistrict(var id, var groups) ->
                districts
                        .find(id.value())
                        .map(district -> List.<SheetList>of(
                                new SheetList.OfDistrict(id, new TreeSet<>(groups), district.name())))
                        .switchIfEmpty(unknown("district"));
        };
    }

    private Mono<List<SheetList>> of(List<MemberState> all, OfficeId office) {
        return offices.find(office.toString())
                .map(OfficeState::name)
                .defaultIfEmpty("")
                .map(name -> all.stream()
                        .<SheetList>map(member -> new SheetList.OfMember(
                                member.id(), office, member.role(), (name + " " + member.name()).strip()))
                        .toList());
    }

    private static Mono<List<SheetList>> unknown(String field) {
        return Mono.error(() -> Problem.field(field, UNKNOWN).refused());
    }

    /**
     * Whom paper for that occasion may name, the most urgent group first, then by reading; refused (503) until everybody can be
     * found.
     */
    Mono<List<PersonState>> on(SheetList list, Occasion occasion, LocalDate today) {
        Mono<List<PersonState>> near = switch (list) {
            case SheetList.OfMember of -> search.inChargeOf(of.member(), of.office(), today);
            case SheetList.OfDistrict of -> search.livingIn(of.district(), of.groups());
        };
        return near.map(people -> people.stream()
                .filter(person -> list.holds(person, today)
                        && list.sight(person, occasion).shows(PersonField.RECORD))
                .toList());
    }
}
