package jp.anpi.registry.importing.person;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;

/** Somebody who is registered already when a list of plans, or of who serves whom, names them: 髙橋 一. */
public final class Registered {

    private Registered() {}

    /** Whose address is shown to everybody, or to few. */
    public static PersonState person(boolean underProtection) {
        return person(underProtection, List.of());
    }

    /** Whom these serve. */
    public static PersonState person(Assignment... serving) {
        return person(false, List.of(serving));
    }

    private static PersonState person(boolean underProtection, List<Assignment> serving) {
        return new PersonState(
                PersonId.random(),
                1,
                new PersonName("髙橋 一", ""),
                Optional.empty(),
                new Home("川端1", new DistrictId("d01"), Optional.empty(), underProtection),
                Optional.empty(),
                Lifecycle.AT_HOME,
                new GroupPlacement(PriorityGroup.GENERAL, "", false),
                LifeSupport.NONE,
                false,
                List.of(),
                serving,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
