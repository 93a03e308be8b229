package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;

import com.jayway.jsonpath.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * What is asked of enrolments and devices, over the wire.
 *
 * @param desk the token of somebody who may invite
 */
record EnrolmentCalls(WebTestClient client, String desk) {

    /** An invitation of the desk. */
    String invite(Map<String, Object> whom) {
        return text(client.post()
                .uri("/api/enrolments")
                .headers(h -> h.setBearerAuth(desk))
                .bodyValue(whom)
                .exchange()
                .expectStatus()
                .isCreated());
    }

    /** Cards for everybody of an office, and for its tablet. */
    String cards(Object office) {
        return text(client.post()
                .uri("/api/enrolments/cards")
                .headers(h -> h.setBearerAuth(desk))
                .bodyValue(Map.of("officeIds", List.of(office), "tablets", true))
                .exchange()
                .expectStatus()
                .isCreated());
    }

    /** Comes in by a code; what it came to is the answer. */
    WebTestClient.ResponseSpec redeem(String code, String name, UUID device) {
        Map<String, Object> body = new HashMap<>();
        body.put("code", code);
        body.put("deviceName", name);
        body.put("deviceId", device);
        return client.post().uri("/api/enrolments/redeem").bodyValue(body).exchange();
    }

    /** Of a device that came in. */
    String tokenOf(WebTestClient.ResponseSpec redeemed) {
        return JsonPath.read(text(redeemed.expectStatus().isOk()), "$.token");
    }

    WebTestClient.ResponseSpec delete(String uri, String token) {
        return client.method(HttpMethod.DELETE)
                .uri(uri)
                .headers(h -> h.setBearerAuth(token))
                .exchange();
    }

    /** What reading comes to. */
    int status(String uri, String token) {
        return client.get()
                .uri(uri)
                .headers(h -> h.setBearerAuth(token))
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    /** What is read. */
    String body(String uri, String token) {
        return text(client.get()
                .uri(uri)
                .headers(h -> h.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk());
    }
}
