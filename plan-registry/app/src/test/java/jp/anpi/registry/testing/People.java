package jp.anpi.registry.testing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;

/** A person for tests; what matters to a test is said by it. */
public final class People {

    private People() {}

    /** Somebody whose address only the restricted desk may see, and who has no plan. */
    public static PersonState underProtection(PersonId id) {
        return person(id, 1, "保護 花子", true);
    }

    /** The same after their death. */
    public static PersonState died(PersonState one) {
        return new PersonState(
                one.id(),
                one.version() + 1,
                one.name(),
                one.birthDate(),
                one.home(),
                one.phone(),
                Lifecycle.DIED,
                one.placement(),
                one.lifeSupport(),
                one.hasPlan(),
                one.checkers(),
                one.assignments(),
                one.services(),
                one.contacts(),
                one.changes(),
                one.aliases(),
                one.consents());
    }

    public static PersonState person(PersonId id, long version, String name) {
        return person(id, version, name, false);
    }

    private static PersonState person(PersonId id, long version, String name, boolean confidential) {
        return new PersonState(
                id,
                version,
                new PersonName(name, "ヨシノ ハナコ"),
                Optional.of(LocalDate.of(1941, 5, 3)),
                new Home("みなせ町川端二丁目3番4号", new DistrictId("d01"), Optional.empty(), confidential),
                Optional.of("0996-00-1234"),
                Lifecycle.AT_HOME,
                new GroupPlacement(PriorityGroup.PUSH_SUPPORT, "人工呼吸器を使っているため", false),
                LifeSupport.NONE,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
