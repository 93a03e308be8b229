package jp.anpi.safety.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.ladder.PeopleAround;
import reactor.core.publisher.Mono;

/** This service's copy of the registry as of the last event seen. Answers from memory unless it says {@code Mono}. */
public final class Roster implements PeopleAround {

    private final PersonStore store;
    private final KeptPeople lately = new KeptPeople();
    private final Map<PersonId, PersonRow> rows = new ConcurrentHashMap<>();
    private final Map<OfficeId, OfficeState> offices = new ConcurrentHashMap<>();
    private final Map<MemberId, MemberState> members = new ConcurrentHashMap<>();
    private final Map<DistrictId, DistrictState> districts = new ConcurrentHashMap<>();
    private final Serving serving = new Serving();

    Roster(PersonStore store) {
        this.store = store;
    }

    /** Everybody, also those who moved away; weakly consistent while events arrive. */
    public Collection<PersonRow> rows() {
        return rows.values();
    }

    public Optional<PersonRow> findRow(PersonId person) {
        return Optional.ofNullable(rows.get(person));
    }

    /** Whether somebody's address is shown to a restricted role only, as of now. */
    public boolean isProtected(PersonId person) {
        return findRow(person).map(PersonRow::confidential).orElse(false);
    }

    /** Whole people, from the store who was not read lately; who is unknown is missing. Ask for at most a few thousand at once. */
    public Mono<Map<PersonId, PersonState>> people(Collection<PersonId> ids) {
        Map<PersonId, PersonState> people = HashMap.newHashMap(ids.size());
        List<PersonId> unread = new ArrayList<>();
        for (var id : ids) {
            findRow(id).flatMap(lately::find).ifPresentOrElse(state -> people.put(id, state), () -> unread.add(id));
        }
        if (unread.isEmpty()) {
            return Mono.just(people);
        }
        return store.find(unread).doOnNext(lately::keep).map(read -> {
            people.putAll(read);
            return people;
        });
    }

    @Override
    public Optional<OfficeState> findOffice(OfficeId office) {
        return Optional.ofNullable(offices.get(office));
    }

    /** All offices, also those that have closed; weakly consistent while events arrive. */
    public Collection<OfficeState> offices() {
        return offices.values();
    }

    /** The offices that work on that day. */
    public List<OfficeState> officesOn(LocalDate day) {
        return offices.values().stream().filter(office -> office.worksOn(day)).toList();
    }

    @Override
    public Optional<MemberState> findMember(MemberId member) {
        return Optional.ofNullable(members.get(member));
    }

    /** Everybody who may be asked about somebody. */
    public Collection<MemberState> members() {
        return members.values();
    }

    public Collection<DistrictState> districts() {
        return districts.values();
    }

    /** A district's name as people read it; its code when nobody has named it. */
    public String districtName(DistrictId id) {
        return Optional.ofNullable(districts.get(id)).map(DistrictState::name).orElse(id.value());
    }

    /** The people the caller looks after on that day, whatever the relation. */
    public List<PersonRow> clients(Actor caller, LocalDate day) {
        Set<PersonId> candidates = new HashSet<>();
        caller.member().ifPresent(id -> candidates.addAll(serving.people(id)));
        caller.office().ifPresent(id -> candidates.addAll(serving.people(id)));
        return candidates.stream()
                .flatMap(id -> findRow(id).stream())
                .filter(row -> row.relationTo(caller, day) != Relation.NONE)
                .toList();
    }

    /** The people of an office on that day: assigned to it or to one of its members, served by it, or named to it. */
    public Set<PersonId> peopleOf(OfficeId office) {
        return serving.people(office);
    }

    /** Everybody whom the office or one of its members serves at any time or is named to check. */
    public Set<PersonId> everServedBy(OfficeId office) {
        Set<PersonId> people = new HashSet<>(serving.people(office));
        members.values().stream()
                .filter(member -> member.office().equals(office))
                .forEach(member -> people.addAll(everServedBy(member.id())));
        return people;
    }

    /** Everybody whom the member, or a member whose deputy it is, serves at any time or is named to check. */
    public Set<PersonId> everServedBy(MemberId member) {
        Set<PersonId> people = new HashSet<>(serving.people(member));
        members.values().stream()
                .filter(other -> other.deputy().filter(member::equals).isPresent())
                .forEach(other -> people.addAll(serving.people(other.id())));
        return people;
    }

    void put(PersonRow row) {
        Optional<PersonRow> before = Optional.ofNullable(rows.put(row.id(), row));
        lately.forget(row.id());
        serving.put(before, row);
    }

    void remove(PersonId person) {
        Optional<PersonRow> before = Optional.ofNullable(rows.remove(person));
        lately.forget(person);
        before.ifPresent(serving::remove);
    }

    /** Keeps the highest version. */
    void put(OfficeState office) {
        offices.merge(office.id(), office, (old, news) -> old.version() > news.version() ? old : news);
    }

    /** Keeps the highest version. */
    void put(MemberState member) {
        members.merge(member.id(), member, (old, news) -> old.version() > news.version() ? old : news);
    }

    /** Keeps the highest version. */
    void put(DistrictState district) {
        districts.merge(district.id(), district, (old, news) -> old.version() > news.version() ? old : news);
    }

    void remove(DistrictId district) {
        districts.remove(district);
    }

    void remove(OfficeId office) {
        offices.remove(office);
    }

    void remove(MemberId member) {
        members.remove(member);
    }
}
