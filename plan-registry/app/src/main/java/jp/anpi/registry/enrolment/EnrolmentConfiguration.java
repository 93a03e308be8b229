package jp.anpi.registry.enrolment;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import jp.anpi.registry.access.AccountStore;
import jp.anpi.registry.access.Devices;
import jp.anpi.registry.access.Patience;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.StateStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Invitations for care staff and offices. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EnrolmentProperties.class)
public class EnrolmentConfiguration {

    @Bean
    InvitationStore invitationStore(RegistryDatabase database) {
        return new InvitationStore(database);
    }

    @Bean
    InviteeAccounts inviteeAccounts(
            AccountStore accounts, StateStore<MemberState> members, StateStore<OfficeState> offices) {
        return new InviteeAccounts(accounts, members, offices);
    }

    @Bean
    EnrolmentRoutes enrolmentRoutes(
            InvitationStore store,
            Keyring keyring,
            InviteeAccounts accounts,
            StateStore<MemberState> members,
            StateStore<OfficeState> offices,
            Devices devices,
            EnrolmentProperties properties,
            ObjectProvider<MeterRegistry> meters,
            InstantSource clock) {
        var hashes = new CodeHashes(keyring.macKey("invitation codes"));
        var invitations = new Invitations(store, hashes, members, offices, devices, properties.valid(), clock);
        var redemption = new Redemption(
                store,
                hashes,
                accounts,
                devices,
                new Patience(clock),
                meters.getIfAvailable(SimpleMeterRegistry::new),
                clock);
        return new EnrolmentRoutes(invitations, store, redemption, devices, Optional.ofNullable(properties.address()));
    }
}
