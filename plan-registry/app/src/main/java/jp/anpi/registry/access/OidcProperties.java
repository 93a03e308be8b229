package jp.anpi.registry.access;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.signin.ClaimedRoles;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Signing in with the city's own accounts (OpenID Connect); off without an issuer.
 *
 * @param issuer as its tokens name it, such as {@code https://id.city.example.jp/realms/city}
 * @param clientId by which the issuer knows this product
 * @param clientSecret that goes with it
 * @param address where browsers reach the product; {@code <address>/api/auth/oidc/callback} is to be allowed at the issuer
 * @param rolesClaim the claim of the ID token that says what somebody is
 * @param roles by role at the city, the words of that claim that give it
 * @param label what the sign-in page calls it
 */
@ConfigurationProperties("anpi.oidc")
record OidcProperties(
        @Nullable URI issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable URI address,
        @DefaultValue("groups") String rolesClaim,
        @DefaultValue Map<Role, List<String>> roles,
        @DefaultValue("市の共通認証でサインイン") String label) {

    OidcProperties {
        roles = Map.copyOf(roles);
        if (issuer == null) {
            if (clientId != null || clientSecret != null || address != null || !roles.isEmpty()) {
                throw new IllegalArgumentException(
                        "anpi.oidc.issuer: is missing, though other settings under anpi.oidc are given");
            }
        } else {
            web("anpi.oidc.issuer", issuer);
            given("anpi.oidc.client-id", clientId);
            given("anpi.oidc.client-secret", clientSecret);
            if (address == null) {
                throw new IllegalArgumentException(
                        "anpi.oidc.address: is missing; give where browsers reach the product, such as https://anpi.city.example.jp");
            }
            web("anpi.oidc.address", address);
            if (roles.isEmpty()) {
                throw new IllegalArgumentException(
                        "anpi.oidc.roles: nobody could sign in; give at least one, such as anpi.oidc.roles.DESK=bousai");
            }
            if (!Disclosure.CITY_STAFF.containsAll(roles.keySet())) {
                throw new IllegalArgumentException(
                        "anpi.oidc.roles: only ADMIN, DESK, RESTRICTED_DESK and AUDITOR can be given, not "
                                + roles.keySet());
            }
        }
    }

    /** What is needed once it is on. */
    record On(
            String issuer,
            String clientId,
            String clientSecret,
            String callback,
            String rolesClaim,
            ClaimedRoles roles) {
        @Override
        public String toString() {
            return "On[" + issuer + "]";
        }
    }

    boolean isOn() {
        return issuer != null;
    }

    On on() {
        String base = Objects.requireNonNull(address).toString().replaceAll("/+$", "");
        return new On(
                Objects.requireNonNull(issuer).toString(),
                Objects.requireNonNull(clientId),
                Objects.requireNonNull(clientSecret),
                base + "/api/auth/oidc/callback",
                rolesClaim,
                new ClaimedRoles(roles.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())))));
    }

    private static void given(String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(key + ": is missing");
        }
    }

    /** Secrets and tokens travel there: only this machine may be asked without TLS. */
    private static void web(String key, URI uri) {
        boolean here = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
        boolean secure = "https".equals(uri.getScheme()) || here && "http".equals(uri.getScheme());
        if (!secure || uri.getHost() == null) {
            throw new IllegalArgumentException(key + ": give an https address, not " + uri);
        }
    }

    @Override
    public String toString() {
        return "OidcProperties[" + issuer + "]";
    }
}
