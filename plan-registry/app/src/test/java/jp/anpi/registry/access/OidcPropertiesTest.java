package jp.anpi.registry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OidcPropertiesTest {

    private static final Map<Role, List<String>> DESK = Map.of(Role.DESK, List.of("bousai"));

    private static OidcProperties with(
            @Nullable String issuer, @Nullable String secret, @Nullable String address, Map<Role, List<String>> roles) {
        return new OidcProperties(
                issuer == null ? null : URI.create(issuer),
                issuer == null ? null : "anpi",
                secret,
                address == null ? null : URI.create(address),
                "groups",
                roles,
                "共通認証");
    }

    private static void refused(String key, Runnable settings) {
        assertThatThrownBy(settings::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + ":")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void withoutAnIssuerItIsOff() {
        assertThat(with(null, null, null, Map.of()).isOn()).isFalse();
    }

    @Test
    void aWrongSettingIsNamedInOneSentence() {
        String issuer = "https://id.city.example";
        String address = "https://anpi.city.example";
        refused("anpi.oidc.issuer", () -> with(null, "hidden", null, Map.of()));
        refused("anpi.oidc.issuer", () -> with("http://id.city.example", "hidden", address, DESK));
        refused("anpi.oidc.client-secret", () -> with(issuer, " ", address, DESK));
        refused("anpi.oidc.address", () -> with(issuer, "hidden", null, DESK));
        refused("anpi.oidc.address", () -> with(issuer, "hidden", "ftp://anpi", DESK));
        refused("anpi.oidc.roles", () -> with(issuer, "hidden", address, Map.of()));
        refused("anpi.oidc.roles", () -> with(issuer, "hidden", address, Map.of(Role.SCRIPT, List.of("x"))));
    }

    @Test
    void theCallbackFollowsFromTheAddressAndNoSecretIsTold() {
        OidcProperties settings = with("https://id.city.example", "hidden", "https://anpi.city.example/", DESK);

        assertThat(settings.on().callback()).isEqualTo("https://anpi.city.example/api/auth/oidc/callback");
        assertThat(settings.toString() + settings.on()).doesNotContain("hidden");
    }
}
