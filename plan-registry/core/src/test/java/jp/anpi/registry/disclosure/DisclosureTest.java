package jp.anpi.registry.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisclosureTest {

    private static final Home OPEN = home(false);
    private static final Home PROTECTED = home(true);

    @ParameterizedTest
    @EnumSource
    void aProtectedAddressIsShownToTheRestrictedDeskOnly(Role role) {
        assertThat(Disclosure.showsHome(role, PROTECTED)).isEqualTo(role == Role.RESTRICTED_DESK);
    }

    @ParameterizedTest
    @EnumSource
    void theRegistryIsReadByTheDeskAndTheAdministratorOnly(Role role) {
        boolean expected = switch (role) {
            case ADMIN, DESK, RESTRICTED_DESK -> true;
            case CARE_MANAGER, MEDICAL_VISITOR, PROVIDER_STAFF, SUPPORTER, AUDITOR, SCRIPT -> false;
        };
        assertThat(Disclosure.readsRegistry(role)).isEqualTo(expected);
        assertThat(Disclosure.showsHome(role, OPEN)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void whoLooksAfterAccountsAndPlaysDrills(Role role) {
        assertThat(Disclosure.administersAccounts(role)).isEqualTo(role == Role.ADMIN);
        assertThat(Disclosure.playsDrills(role))
                .isEqualTo(role == Role.ADMIN || role == Role.DESK || role == Role.RESTRICTED_DESK);
    }

    @Test
    void nobodyOfTheCityBecomesCareStaffNorTheOtherWayRoundAndNobodyBecomesAScript() {
        assertThat(Disclosure.mayBecome(Role.DESK, Role.RESTRICTED_DESK)).isTrue();
        assertThat(Disclosure.mayBecome(Role.CARE_MANAGER, Role.SUPPORTER)).isTrue();
        assertThat(Disclosure.mayBecome(Role.CARE_MANAGER, Role.ADMIN)).isFalse();
        assertThat(Disclosure.mayBecome(Role.AUDITOR, Role.PROVIDER_STAFF)).isFalse();
        for (Role role : Role.values()) {
            assertThat(Disclosure.mayBecome(role, Role.SCRIPT)).isFalse();
        }
    }

    private static Home home(boolean confidential) {
        return new Home("みなせ町一丁目1番1号", new DistrictId("d01"), Optional.empty(), confidential);
    }
}
