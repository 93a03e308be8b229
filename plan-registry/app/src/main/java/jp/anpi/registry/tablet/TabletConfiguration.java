package jp.anpi.registry.tablet;

import java.time.InstantSource;
import jp.anpi.registry.access.Devices;
import jp.anpi.registry.access.Patience;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.enrolment.InviteeAccounts;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.http.access.SignedIn;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.StateStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Devices that offices share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TabletProperties.class)
public class TabletConfiguration {

    @Bean
    TabletRoutes tabletRoutes(
            RegistryDatabase database,
            Keyring keyring,
            StateStore<MemberState> members,
            InviteeAccounts accounts,
            Devices devices,
            SignedIn signedIn,
            TabletProperties properties,
            InstantSource clock) {
        var pins = new PinStore(database, keyring.macKey("tablet pins"));
        var turns = new Turns(pins, accounts, devices, new Patience(clock), properties.turn(), clock);
        return new TabletRoutes(members, pins, turns, devices, signedIn);
    }
}
