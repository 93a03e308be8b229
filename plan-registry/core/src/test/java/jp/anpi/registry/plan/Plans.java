package jp.anpi.registry.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.hazard.Hazard;

/** A plan to be looked at; each test says what matters to it. */
final class Plans {

    static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    static final PersonId HANA = PersonId.of("11111111-1111-4111-8111-111111111111");
    static final EmergencyContact SON = contact("長男 一郎");
    static final EmergencyContact DAUGHTER = contact("長女 和子");
    static final Supporter NEIGHBOUR = supporter("隣の山田", Agreement.State.AGREED);
    static final Destination SCHOOL = new Destination(
            Set.of(Hazard.FLOOD, Hazard.EARTHQUAKE),
            Destination.Kind.EMERGENCY_PLACE,
            "川端小学校",
            Optional.of("川端1-1"),
            Optional.of(new Position(35.85, 139.9)));

    private Plans() {}

    static EmergencyContact contact(String name) {
        return new EmergencyContact(
                name, "子", Optional.of("090-0000-0001"), Optional.empty(), Optional.of("柏市1-2"), true);
    }

    static Supporter supporter(String name, Agreement.State state) {
        return new Supporter(
                Supporter.Kind.PERSON,
                name,
                "隣人",
                Optional.of("川端2-3"),
                Optional.of("090-0000-0002"),
                Optional.empty(),
                new Agreement(state, Optional.of(DAY), Optional.of("訪問")));
    }

    static PlanContent whole() {
        return content(List.of(SON, DAUGHTER), List.of(NEIGHBOUR), new NamedChecker.ByContact(0));
    }

    static PlanContent content(List<EmergencyContact> contacts, List<Supporter> supporters, NamedChecker... checkers) {
        return new PlanContent(
                contacts,
                supporters,
                List.of(checkers),
                List.of(SCHOOL),
                Leaving.NOT_SAID,
                Optional.empty(),
                EmergencyCard.BLANK);
    }

    static PersonState person(boolean hasPlan, List<ContactPerson> contacts, NamedChecker... checkers) {
        return new PersonState(
                HANA,
                7,
                new PersonName("吉野 花子", "ヨシノ ハナコ"),
                Optional.of(LocalDate.of(1941, 5, 3)),
                new Home("川端二丁目3番4号", new DistrictId("d01"), Optional.empty(), false),
                Optional.empty(),
                Lifecycle.AT_HOME,
                new GroupPlacement(PriorityGroup.PUSH_SUPPORT, "人工呼吸器を使っているため", false),
                LifeSupport.NONE,
                hasPlan,
                List.of(checkers),
                List.of(),
                List.of(),
                contacts,
                List.of(),
                List.of(),
                List.of());
    }
}
