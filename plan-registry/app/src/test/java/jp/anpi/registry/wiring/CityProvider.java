package jp.anpi.registry.wiring;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A city's own sign-in: Spring Authorization Server in a Tomcat of its own on a port of this machine, with accounts, a form to
 * sign in, PKCE demanded of us and nobody asked for consent. Only the hour in its tokens is the test's; what a token of it
 * never says, a test makes it say.
 */
final class CityProvider implements AutoCloseable {

    static final String CLIENT = "anpi";
    static final String SECRET = "only between the two";
    static final String PASSWORD = "hers at the city";

    private final InstantSource clock;
    private final Tomcat tomcat = new Tomcat();
    private final AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();
    private final Map<String, List<String>> groups = new ConcurrentHashMap<>();
    private volatile RSAKey published;
    private volatile RSAKey signing;
    private volatile Consumer<JwtClaimsSet.Builder> twist = _ -> {};
    private volatile boolean away;

    CityProvider(Path directory, String callback, InstantSource clock) throws JOSEException, LifecycleException {
        this.clock = clock;
        this.published = key("city-1");
        this.signing = published;
        spring.getBeanFactory().registerSingleton("city", this);
        spring.getBeanFactory().registerSingleton("clients", clients(callback));
        spring.register(Settings.class);
        spring.refresh();
        var connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setBaseDir(directory.toString());
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "nothing", new Nothing());
        context.addServletMappingDecoded("/", "nothing");
        filter(context, "away", (request, response, chain) -> {
            if (away) {
                ((HttpServletResponse) response).setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            } else {
                chain.doFilter(request, response);
            }
        });
        filter(context, "security", spring.getBean("springSecurityFilterChain", Filter.class));
        tomcat.start();
    }

    private static void filter(Context context, String name, Filter filter) {
        var definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        context.addFilterDef(definition);
        var everything = new FilterMap();
        everything.setFilterName(name);
        everything.addURLPattern("/*");
        context.addFilterMap(everything);
    }

    private static RSAKey key(String name) throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(name).generate();
    }

    String issuer() {
        return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort();
    }

    /** Somebody who works there, and what the city says they are. */
    void employs(String username, String... of) {
        groups.put(username, List.of(of));
    }

    /** What is wrong with the tokens from now on. */
    void but(Consumer<JwtClaimsSet.Builder> wrong) {
        twist = wrong;
    }

    /** As a city does from time to time: another key, by another name. */
    void changesItsKey() throws JOSEException {
        published = key("city-2");
        signing = published;
    }

    /** Somebody else signs from now on, and says that it is with the city's key. */
    void isImpersonated() throws JOSEException {
        signing = key(published.getKeyID());
    }

    /** The city signs again. */
    void isItself() {
        signing = published;
    }

    /** A proxy in front of it answers that it is being worked on. */
    void away(boolean now) {
        away = now;
    }

    private static RegisteredClientRepository clients(String callback) {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(callback)
                .scope("openid")
                .scope("profile")
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .build());
    }

    private void says(JwtEncodingContext token) {
        if (!OidcParameterNames.ID_TOKEN.equals(token.getTokenType().getValue())) {
            return;
        }
        Instant now = clock.instant();
        List<String> of = groups.getOrDefault(token.getPrincipal().getName(), List.of());
        token.getClaims()
                .issuedAt(now)
                .expiresAt(now.plus(Duration.ofMinutes(5)))
                .claim("name", "市 花子");
        if (!of.isEmpty()) {
            token.getClaims().claim("groups", of);
        }
        twist.accept(token.getClaims());
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
        spring.close();
    }

    /** Whatever the filters do not answer. */
    private static final class Nothing extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class Settings {

        @Bean
        SecurityFilterChain security(HttpSecurity http) {
            return http.authorizeHttpRequests(all -> all.anyRequest().authenticated())
                    .oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        AuthorizationServerSettings itself() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        UserDetailsService accounts(CityProvider city) {
            return username -> {
                if (!city.groups.containsKey(username)) {
                    throw new UsernameNotFoundException(username);
                }
                return User.withUsername(username)
                        .password("{noop}" + PASSWORD)
                        .roles("STAFF")
                        .build();
            };
        }

        @Bean
        JWKSource<SecurityContext> keys(CityProvider city) {
            return (selector, _) -> selector.select(new JWKSet(city.published));
        }

        @Bean
        JwtEncoder signature(CityProvider city) {
            return new NimbusJwtEncoder((selector, _) -> selector.select(new JWKSet(city.signing)));
        }

        @Bean
        JwtDecoder ownTokens(JWKSource<SecurityContext> keys) {
            return NimbusJwtDecoder.withJwkSource(keys).build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> tokens(CityProvider city) {
            return city::says;
        }
    }
}
