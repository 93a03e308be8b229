package jp.anpi.registry.access;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.http.access.SignedIn;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SampleMark;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateKind;
import jp.anpi.registry.store.StateStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

/** Accounts, devices and sessions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccessProperties.class, AdministratorProperties.class, OidcProperties.class})
public class AccountConfiguration {

    private static final StateKind<SessionState> SESSIONS = new StateKind<>(
            "sessions",
            RegistryTopics.SESSION,
            SessionState::tokenHash,
            SessionState::version,
            session -> RecordKey.of(session.tokenHash()),
            SessionSweep::clear,
            List.of(List.of("expiresAt"), List.of("account", "_id"), List.of("holder", "_id")));

    @Bean
    StateStore<SessionState> sessions(RegistryDatabase database, SealedJson sealed, EventLog log) {
        return new StateStore<>(SESSIONS, database, sealed, log);
    }

    @Bean
    AccountStore accounts(RegistryDatabase database, SealedJson sealed) {
        return new AccountStore(database, sealed);
    }

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    FirstAdministrator firstAdministrator(
            AccountStore accounts, Passwords passwords, AdministratorProperties properties) {
        return new FirstAdministrator(accounts, passwords, Optional.ofNullable(properties.adminPassword()));
    }

    @Bean
    SessionSweep sessionSweep(StateStore<SessionState> sessions, EventLog log, InstantSource clock) {
        return new SessionSweep(sessions, log, clock);
    }

    @Bean
    DeviceStore deviceStore(RegistryDatabase database, SealedJson sealed) {
        return new DeviceStore(database, sealed);
    }

    @Bean
    Sessions openSessions(StateStore<SessionState> sessions, SignedIn signedIn) {
        return new Sessions(sessions, signedIn);
    }

    @Bean
    Devices devices(DeviceStore store, Sessions sessions, AccessProperties properties, InstantSource clock) {
        return new Devices(store, sessions, properties.idleDevice(), clock);
    }

    @Bean
    DeviceRoutes deviceRoutes(DeviceStore store, Devices devices) {
        return new DeviceRoutes(store, devices);
    }

    @Bean
    TokenStore tokenStore(RegistryDatabase database, SealedJson sealed) {
        return new TokenStore(database, sealed);
    }

    @Bean
    TokenRoutes tokenRoutes(TokenStore store, Sessions sessions, InstantSource clock) {
        return new TokenRoutes(store, sessions, clock);
    }

    @Bean
    SecondFactorStore secondFactorStore(RegistryDatabase database, SealedJson sealed) {
        return new SecondFactorStore(database, sealed);
    }

    @Bean
    SecondFactors secondFactors(SecondFactorStore store, InstantSource clock) {
        return new SecondFactors(store, clock);
    }

    @Bean
    SecondFactorRoutes secondFactorRoutes(SecondFactors factors, InstantSource clock) {
        return new SecondFactorRoutes(factors, new Patience(clock));
    }

    @Bean
    AccountRoutes accountRoutes(
            AccountStore accounts,
            Sessions sessions,
            TokenStore tokens,
            Passwords passwords,
            SecondFactors factors,
            InstantSource clock) {
        return new AccountRoutes(accounts, sessions, tokens, passwords, factors, clock);
    }

    @Bean
    OwnPasswordRoutes ownPasswordRoutes(
            AccountStore accounts,
            Sessions sessions,
            Passwords passwords,
            AccessProperties properties,
            InstantSource clock) {
        var known = new KnownPasswords(properties.knownPasswordsFile());
        return new OwnPasswordRoutes(accounts, sessions, passwords, known, new Patience(clock));
    }

    @Bean
    WayRoutes wayRoutes(OidcProperties oidc) {
        return new WayRoutes(Optional.of(oidc.label()).filter(_ -> oidc.isOn()));
    }

    @Bean
    @ConditionalOnProperty("anpi.oidc.issuer")
    OidcRoutes oidcRoutes(
            OidcProperties oidc,
            AccountStore accounts,
            Sessions sessions,
            SealedJson sealed,
            AccessProperties properties,
            InstantSource clock) {
        var provider = new OidcProvider(oidc.on(), WebClient.create(), clock);
        return new OidcRoutes(provider, oidc.on(), accounts, sessions, sealed, properties.session(), clock);
    }

    @Bean
    AuthRoutes authRoutes(
            AccountStore accounts,
            Sessions sessions,
            Devices devices,
            Passwords passwords,
            SecondFactors factors,
            Keyring keyring,
            SampleMark sample,
            AccessProperties properties,
            InstantSource clock) {
        var signIn =
                new SignIn(accounts, sessions, passwords, factors, new Patience(clock), properties.session(), clock);
        return new AuthRoutes(
                signIn, new KnownBrowsers(keyring.macKey("known browsers")), sessions, devices, sample, properties);
    }
}
