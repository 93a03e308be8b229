package jp.anpi.safety.building;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.Role;
import jp.anpi.safety.ladder.DutyOfficer;
import jp.anpi.safety.ladder.PeopleAround;

/** Offices and members in memory. */
public final class Around implements PeopleAround {

    private final Map<MemberId, MemberState> members = new HashMap<>();
    private final Map<OfficeId, OfficeState> offices = new HashMap<>();
    private final List<DutyOfficer> duty = new ArrayList<>();

    /** An office with that name, a care-management office unless said otherwise. */
    public Around office(String name) {
        return office(name, OfficeState.Kind.CARE_MANAGEMENT);
    }

    public Around office(String name, OfficeState.Kind kind) {
        OfficeState office = new OfficeState(
                Ids.office(name),
                1,
                name,
                kind,
                new DistrictId("d01"),
                Optional.empty(),
                Optional.of("03-0000-0000"),
                Optional.empty(),
                false);
        offices.put(office.id(), office);
        return this;
    }

    /** A member and their office, "<name>の事業所". */
    public Around member(String name) {
        return member(name, Optional.empty());
    }

    public Around member(String name, Optional<String> deputy) {
        String office = name + "の事業所";
        office(office);
        MemberState member = new MemberState(
                Ids.member(name),
                1,
                Ids.office(office),
                name,
                Role.CARE_MANAGER,
                Optional.empty(),
                Optional.of(name + "@example.jp"),
                deputy.map(Ids::member));
        members.put(member.id(), member);
        return this;
    }

    /** That member has left, and that was the last day. */
    public Around left(String name, LocalDate last) {
        members.computeIfPresent(Ids.member(name), (_, member) -> member.withUntil(Optional.of(last)));
        return this;
    }

    /** That office has closed, and that was its last day. */
    public Around closed(String name, LocalDate last) {
        offices.computeIfPresent(Ids.office(name), (_, office) -> office.withUntil(Optional.of(last)));
        return this;
    }

    /** Somebody on the desk's duty roster, after those named before. */
    public Around onDuty(String title, String name) {
        duty.add(new DutyOfficer(title, name, Optional.empty(), Optional.of("070-0000-0000")));
        return this;
    }

    @Override
    public List<DutyOfficer> onDuty(Instant now) {
        return List.copyOf(duty);
    }

    @Override
    public Optional<MemberState> findMember(MemberId id) {
        return Optional.ofNullable(members.get(id));
    }

    @Override
    public Optional<OfficeState> findOffice(OfficeId id) {
        return Optional.ofNullable(offices.get(id));
    }
}
