package jp.anpi.safety.wiring;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;

/**
 * A small town: {@code perGroup} people of each group; every second of groups ①–③ is a client of the first care manager,
 * the others of the second; ① and ② have a visiting nurse.
 */
record Town(
        List<DistrictState> districts, List<OfficeState> offices, List<MemberState> members, List<PersonState> people) {

    static final DistrictId NORTH = new DistrictId("d01");
    static final DistrictId SOUTH = new DistrictId("d02");

    /** Whoever looks after the people of the town may know them in peacetime too, and so in drills. */
    static final Consent TO_EVERYBODY = new Consent(
            EnumSet.allOf(ConsentScope.class),
            Consent.Answer.CONSENTED,
            LocalDate.of(2025, 6, 2),
            Consent.From.PERSON,
            Consent.Manner.FORM,
            "説明書 第1版",
            "福祉課",
            Instant.parse("2025-06-09T01:00:00Z"));

    static Town of(int perGroup) {
        List<DistrictState> districts = List.of(district(NORTH, "北"), district(SOUTH, "南"));
        OfficeState care = office("ひばり居宅", OfficeState.Kind.CARE_MANAGEMENT);
        OfficeState nursing = office("みなみ訪問看護", OfficeState.Kind.VISITING_NURSING);
        List<MemberState> members = List.of(
                member(care.id(), "佐藤 花", Role.CARE_MANAGER),
                member(care.id(), "鈴木 一", Role.CARE_MANAGER),
                member(nursing.id(), "田中 看", Role.MEDICAL_VISITOR));
        List<PersonState> people = new ArrayList<>();
        for (PriorityGroup group : PriorityGroup.values()) {
            IntStream.range(0, perGroup).forEach(i -> people.add(person(group, i, members)));
        }
        return new Town(districts, List.of(care, nursing), members, List.copyOf(people));
    }

    MemberState firstCareManager() {
        return members.get(0);
    }

    MemberState secondCareManager() {
        return members.get(1);
    }

    MemberState nurse() {
        return members.get(2);
    }

    /** The n-th person of a group. */
    PersonState person(PriorityGroup group, int number) {
        return people.stream()
                .filter(person -> person.placement().group() == group)
                .skip(number)
                .findFirst()
                .orElseThrow();
    }

    private static PersonState person(PriorityGroup group, int number, List<MemberState> members) {
        boolean needsCare = group.number() <= 3;
        boolean medical = group.number() <= 2;
        List<Assignment> assignments = new ArrayList<>();
        if (needsCare) {
            assignments.add(assignment(Assignment.Role.CARE_MANAGER, members.get(number % 2)));
        }
        if (medical) {
            assignments.add(assignment(Assignment.Role.VISITING_NURSE, members.get(2)));
        }
        LifeSupport support = group == PriorityGroup.PUSH_SUPPORT
                ? new LifeSupport(
                        List.of(new PoweredDevice(
                                PoweredDevice.Kind.VENTILATOR,
                                Optional.of(Duration.ofHours(6)),
                                Optional.empty(),
                                Optional.of(LocalDate.of(2026, 10, 1)))),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())
                : LifeSupport.NONE;
        return new PersonState(
                PersonId.random(),
                1,
                new PersonName(group.mark() + "町田 " + number, "まちだ"),
                Optional.of(LocalDate.of(1940, 1, 1)),
                new Home(
                        "北町1-" + number,
                        number % 2 == 0 ? NORTH : SOUTH,
                        Optional.of(new Position(35.5, 138.5)),
                        number == 1),
                Optional.of("090-0000-000" + number % 10),
                Lifecycle.AT_HOME,
                new GroupPlacement(group, "試験", false),
                support,
                false,
                List.of(),
                assignments,
                List.of(),
                group == PriorityGroup.REASONABLE_ACCOMMODATION
                        ? List.of(new ContactPerson("町田 子", "長女", Optional.of("090-1111-1111"), Optional.empty(), true))
                        : List.of(),
                List.of(),
                List.of(),
                List.of(TO_EVERYBODY));
    }

    private static Assignment assignment(Assignment.Role role, MemberState member) {
        return new Assignment(
                role, member.office(), Optional.of(member.id()), LocalDate.of(2020, 1, 1), Optional.empty());
    }

    private static DistrictState district(DistrictId id, String name) {
        return new DistrictState(
                id,
                1,
                name,
                List.of(new Position(35, 138), new Position(35, 139), new Position(36, 139), new Position(35, 138)));
    }

    static OfficeState office(String name, OfficeState.Kind kind) {
        return new OfficeState(
                new OfficeId(UUID.randomUUID()),
                1,
                name,
                kind,
                NORTH,
                Optional.empty(),
                Optional.of("055-000-0000"),
                Optional.of("office@example.test"),
                false);
    }

    private static MemberState member(OfficeId office, String name, Role role) {
        return new MemberState(
                MemberId.random(),
                1,
                office,
                name,
                role,
                Optional.of("090-2222-2222"),
                Optional.of("member@example.test"),
                Optional.empty());
    }
}
