package jp.anpi.registry.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.authentication.ReactiveOidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * The city's own sign-in, asked by OpenID Connect's authorization code flow with PKCE. What it says of itself is read when it is
 * first needed and again each hour; an answer that is not in time, not signed by it or not meant for us admits nobody.
 */
final class OidcProvider {

    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final Duration KNOWN_FOR = Duration.ofHours(1);
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    /** Whoever comes with a made-up code keeps nobody else out. */
    private static final CircuitBreakerConfig NO_IS_AN_ANSWER = CircuitBreakerConfig.custom()
            .ignoreExceptions(OAuth2AuthorizationException.class, JwtException.class, Refused.class)
            .build();

    /** What it says while it cannot say yes or no; the first is how the client words a page where a token should be. */
    private static final Set<String> NO_ANSWER =
            Set.of("invalid_token_response", OAuth2ErrorCodes.SERVER_ERROR, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE);

    private final OidcProperties.On on;
    private final WebClient web;
    private final CircuitBreaker breaker = CircuitBreaker.of("oidc", NO_IS_AN_ANSWER);
    private final WebClientReactiveAuthorizationCodeTokenResponseClient tokens =
            new WebClientReactiveAuthorizationCodeTokenResponseClient();
    private final ReactiveOidcIdTokenDecoderFactory decoders = new ReactiveOidcIdTokenDecoderFactory();
    private final Mono<ClientRegistration> registration;

    OidcProvider(OidcProperties.On on, WebClient web, InstantSource clock) {
        this.on = on;
        this.web = web;
        tokens.setWebClient(web);
        decoders.setJwsAlgorithmResolver(OidcProvider::algorithm);
        decoders.setJwtValidatorFactory(client -> {
            var validator = new OidcIdTokenValidator(client);
            validator.setClock(clock.withZone(ZoneOffset.UTC));
            return validator;
        });
        this.registration = Mono.defer(this::discover).cache(_ -> KNOWN_FOR, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** It cannot be asked now; nobody's fault who wants to sign in. */
    static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreachable(Throwable cause) {
            super("the city's sign-in cannot be asked: " + cause.getClass().getSimpleName(), cause, false, false);
        }
    }

    /** It said no, or something that cannot be trusted. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why, null, false, false);
        }
    }

    record Metadata(
            @Nullable String issuer,

            @JsonProperty("authorization_endpoint") @Nullable
            String authorization,

            @JsonProperty("token_endpoint") @Nullable String token,
            @JsonProperty("jwks_uri") @Nullable String keys,

            @JsonProperty("id_token_signing_alg_values_supported") @Nullable
            List<String> algorithms) {}

    /** Where the browser goes to sign in. */
    Mono<String> address(OidcAttempt attempt) {
        return reached(registration).map(client -> request(client, attempt).getAuthorizationRequestUri());
    }

    /** The token that the code of an answer stands for, signed, in time, for us and for this attempt. */
    Mono<Jwt> redeem(OidcAttempt attempt, String code) {
        return reached(registration).flatMap(client -> {
            var response = OAuth2AuthorizationResponse.success(code)
                    .redirectUri(on.callback())
                    .state(attempt.state())
                    .build();
            var exchange = new OAuth2AuthorizationExchange(request(client, attempt), response);
            return reached(tokens.getTokenResponse(new OAuth2AuthorizationCodeGrantRequest(client, exchange)))
                    .flatMap(answer -> idToken(answer.getAdditionalParameters()))
                    .flatMap(token -> reached(decoders.createDecoder(client).decode(token)))
                    .filter(token -> attempt.nonce().equals(token.getClaimAsString(OidcParameterNames.NONCE)))
                    .switchIfEmpty(Mono.error(() -> new Refused("a token of another attempt")));
        });
    }

    private static Mono<String> idToken(Map<String, Object> parameters) {
        return Mono.justOrEmpty(parameters.get(OidcParameterNames.ID_TOKEN))
                .map(Object::toString)
                .switchIfEmpty(Mono.error(() -> new Refused("no ID token")));
    }

    private Mono<ClientRegistration> discover() {
        return web.get()
                .uri(on.issuer().replaceAll("/+$", "") + DISCOVERY)
                .retrieve()
                .bodyToMono(Metadata.class)
                .map(this::registration);
    }

    private ClientRegistration registration(Metadata said) {
        if (!on.issuer().equals(said.issuer())
                || said.authorization() == null
                || said.token() == null
                || said.keys() == null) {
            throw new Refused("what the issuer says of itself is not about " + on.issuer());
        }
        return ClientRegistration.withRegistrationId("city")
                .clientId(on.clientId())
                .clientSecret(on.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(on.callback())
                .scope("openid", "profile")
                .authorizationUri(said.authorization())
                .tokenUri(said.token())
                .jwkSetUri(said.keys())
                .issuerUri(on.issuer())
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(Map.of(
                        "algorithms", Optional.ofNullable(said.algorithms()).orElse(List.of())))
                .build();
    }

    /** RS256 is what everybody has; another one only where the issuer does not. */
    private static SignatureAlgorithm algorithm(ClientRegistration client) {
        Object said = client.getProviderDetails().getConfigurationMetadata().get("algorithms");
        List<?> offered = said instanceof List<?> list ? list : List.of();
        return List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256, SignatureAlgorithm.PS256).stream()
                .filter(known -> offered.contains(known.getName()))
                .findFirst()
                .orElse(SignatureAlgorithm.RS256);
    }

    private static OAuth2AuthorizationRequest request(ClientRegistration client, OidcAttempt attempt) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(client.getClientId())
                .authorizationUri(
                        Objects.requireNonNull(client.getProviderDetails().getAuthorizationUri()))
                .redirectUri(client.getRedirectUri())
                .scopes(client.getScopes())
                .state(attempt.state())
                .attributes(all -> all.put(PkceParameterNames.CODE_VERIFIER, attempt.verifier()))
                .additionalParameters(all -> {
                    all.put(OidcParameterNames.NONCE, attempt.nonce());
                    all.put(PkceParameterNames.CODE_CHALLENGE, attempt.challenge());
                    all.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
                })
                .build();
    }

    /** What an answer without a code means; its word is the caller's, and reaches no log. */
    static RuntimeException withoutCode(Optional<String> error) {
        return error.filter(NO_ANSWER::contains)
                .<RuntimeException>map(word -> new Unreachable(new OAuth2AuthorizationException(new OAuth2Error(word))))
                .orElseGet(() -> new Refused("no code"));
    }

    private <T> Mono<T> reached(Mono<T> call) {
        return call.timeout(WITHIN)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(OidcProvider::meaning);
    }

    private static Throwable meaning(Throwable failure) {
        return switch (failure) {
            case Refused refused -> refused;
            case Unreachable unreachable -> unreachable;
            case OAuth2AuthorizationException said ->
                NO_ANSWER.contains(said.getError().getErrorCode())
                        ? new Unreachable(said)
                        : new Refused("the issuer refused: " + said.getError().getErrorCode());
            case JwtException wrong ->
                new Refused("not a token for us: " + wrong.getClass().getSimpleName());
            default -> new Unreachable(failure);
        };
    }
}
