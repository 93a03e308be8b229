package jp.anpi.registry.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.anpi.registry.contract.Role;
import org.junit.jupiter.api.Test;

class ClaimedRolesTest {

    private static final ClaimedRoles ROLES = new ClaimedRoles(
            Map.of(Role.DESK, Set.of("bousai", "kiki"), Role.AUDITOR, Set.of("kansa"), Role.ADMIN, Set.of("joho")));

    @Test
    void whoIsNamedForNothingHasNoRole() {
        assertThat(ROLES.roleOf(List.of())).isEmpty();
        assertThat(ROLES.roleOf(List.of("zeimu", "ADMIN", "BOUSAI"))).isEmpty();
        assertThat(new ClaimedRoles(Map.of()).roleOf(List.of("bousai"))).isEmpty();
    }

    @Test
    void ofSeveralTheWidestHolds() {
        assertThat(ROLES.roleOf(List.of("kansa"))).contains(Role.AUDITOR);
        assertThat(ROLES.roleOf(List.of("kansa", "kiki"))).contains(Role.DESK);
        assertThat(ROLES.roleOf(List.of("kiki", "joho", "kansa"))).contains(Role.ADMIN);
    }

    @Test
    void careStaffAndScriptsAreNotClaimed() {
        for (Role role : List.of(Role.SCRIPT, Role.CARE_MANAGER, Role.SUPPORTER)) {
            assertThatThrownBy(() -> new ClaimedRoles(Map.of(role, Set.of("x"))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
