package jp.anpi.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.testing.RealKeyring;
import jp.anpi.registry.testkit.TestEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstAdministratorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RegistryDatabase database =
            new RegistryDatabase(TestEngines.mongoUri(), TestEngines.freshDatabase(), new SimpleMeterRegistry());
    private final AccountStore accounts = new AccountStore(database, new SealedJson(RealKeyring.get()));
    private final Passwords passwords = new Passwords();

    @BeforeEach
    void indexes() {
        accounts.createIndexes().block(PATIENCE);
    }

    @AfterEach
    void close() {
        passwords.close();
        database.close();
    }

    @Test
    void withoutAConfiguredPasswordARandomOneIsToldOnceAndThenKept() {
        var first = administrator(Optional.empty());
        first.ensure().block(PATIENCE);
        var hint = (FirstAdministrator.Hint.Generated) first.hint().block(PATIENCE);
        assertThat(hint.password()).hasSize(16);
        assertThat(hint.toString()).doesNotContain(hint.password());
        assertThat(opens(hint.password(), "admin")).isTrue();

        var next = administrator(Optional.empty());
        next.ensure().block(PATIENCE);
        assertThat(next.hint().block(PATIENCE)).isEqualTo(new FirstAdministrator.Hint.Kept());
        assertThat(opens(hint.password(), "admin")).isTrue();
    }

    @Test
    void anotherConfiguredPasswordReplacesItForAdministratorAndSampleAccountsAlike() {
        String hash = administrator(Optional.of("first password")).ensure().block(PATIENCE);
        accounts.load(List.of(account("care-001", hash, true), account("somebody", hash, false)))
                .block(PATIENCE);

        administrator(Optional.of("second password")).ensure().block(PATIENCE);
        assertThat(opens("second password", "admin")).isTrue();
        assertThat(opens("first password", "admin")).isFalse();
        assertThat(opens("second password", "care-001")).isTrue();
        assertThat(opens("first password", "somebody"))
                .as("a real account keeps its own")
                .isTrue();
    }

    private FirstAdministrator administrator(Optional<String> configured) {
        return new FirstAdministrator(accounts, passwords, configured);
    }

    private Boolean opens(String password, String username) {
        return accounts.find(username)
                .flatMap(account ->
                        passwords.matches(password, account.passwordHash().orElseThrow()))
                .block(PATIENCE);
    }

    private static Account account(String username, String hash, boolean sample) {
        return new Account(
                AccountId.random(),
                username,
                "見本 花子",
                Role.CARE_MANAGER,
                Optional.empty(),
                Optional.empty(),
                Optional.of(hash),
                sample);
    }
}
