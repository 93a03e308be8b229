package jp.anpi.safety.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.api.Test;

class KeptPeopleTest {

    private static final DistrictId HERE = new DistrictId("d01");
    private final KeptPeople lately = new KeptPeople();
    private final PersonId hanako = PersonId.random();

    @Test
    void whoWasReadIsKnownUntilTheRosterHasANewerVersion() {
        assertThat(lately.find(row(1))).isEmpty();
        lately.keep(Map.of(hanako, version(1)));
        assertThat(lately.find(row(1))).contains(version(1));
        assertThat(lately.find(row(2))).isEmpty();
    }

    @Test
    void whatWasReadBeforeANewerVersionAndCameAfterItIsNotBelieved() {
        lately.forget(hanako);
        lately.keep(Map.of(hanako, version(1)));
        assertThat(lately.find(row(2))).isEmpty();
    }

    @Test
    void whoIsForgottenIsReadAgain() {
        lately.keep(Map.of(hanako, version(1)));
        lately.forget(hanako);
        assertThat(lately.find(row(1))).isEmpty();
    }

    private PersonRow row(long version) {
        return PersonRow.of(version(version), HERE);
    }

    private PersonState version(long version) {
        return new PersonState(
                hanako,
                version,
                new PersonName("花子", "ハナコ"),
                Optional.empty(),
                new Home("みなせ町一丁目", HERE, Optional.empty(), false),
                Optional.empty(),
                Lifecycle.AT_HOME,
                new GroupPlacement(PriorityGroup.PUSH_SUPPORT, "", false),
                LifeSupport.NONE,
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
