package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.RunningRegistry.PASSWORD;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Calls of a running registry, by whoever has a token. */
record Calls(WebTestClient client) {

    /** The token of somebody with the password of all of a sample town. */
    String signIn(String username) {
        return JsonPath.read(text(login(username, PASSWORD).expectStatus().isOk()), "$.token");
    }

    WebTestClient.ResponseSpec login(String username, String password) {
        return client.post()
                .uri("/api/auth/login")
                .bodyValue(Map.of("username", username, "password", password))
                .exchange();
    }

    WebTestClient.ResponseSpec ask(String uri, String token) {
        return client.get().uri(uri).headers(h -> h.setBearerAuth(token)).exchange();
    }

    WebTestClient.ResponseSpec send(String token, HttpMethod method, String uri, Object body) {
        return client.method(method)
                .uri(uri)
                .headers(h -> h.setBearerAuth(token))
                .bodyValue(body)
                .exchange();
    }

    WebTestClient.BodyContentSpec get(String uri, String token) {
        return ask(uri, token).expectStatus().isOk().expectBody();
    }

    String body(String uri, String token) {
        return text(ask(uri, token).expectStatus().isOk());
    }

    static String text(WebTestClient.ResponseSpec answer) {
        return new String(answer.expectBody().returnResult().getResponseBody(), StandardCharsets.UTF_8);
    }
}
