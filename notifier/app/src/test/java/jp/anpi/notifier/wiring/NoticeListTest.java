package jp.anpi.notifier.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.anpi.notifier.Questions;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.http.access.UnruledRoutes;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What went out, as the desk reads it and nobody else. */
class NoticeListTest extends StartsANotifier {

    @Test
    void messagesAreListedPageByPageNewestFirst() {
        try (var context = start()) {
            var fates = fates(context);
            open(context, Mode.DRILL);
            for (int recipient = 0; recipient < 5; recipient++) {
                ask(
                        context,
                        List.of(Questions.to(Questions.member("担当" + recipient, "r" + recipient + "@minase.example"))
                                .in(Mode.DRILL)
                                .one(recipient)));
            }
            Until.holds("every check is told", () -> fates.size() == 5);

            var desk = client(context, Role.DESK);
            var keys = new ArrayList<String>();
            var times = new ArrayList<Instant>();
            Optional<String> next = Optional.of("");
            while (next.isPresent()) {
                var page = page(
                        desk,
                        "/api/notices?limit=2"
                                + next.filter(text -> !text.isEmpty())
                                        .map(text -> "&cursor=" + text)
                                        .orElse(""));
                page.get("items").forEach(item -> keys.add(item.get("key").asString()));
                page.get("items")
                        .forEach(item -> times.add(Instant.parse(item.get("at").asString())));
                next = Optional.ofNullable(page.get("next"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString);
            }
            assertThat(keys).hasSize(5).doesNotHaveDuplicates();
            assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @Test
    void onlyTheDeskReadsMessagesAndEveryRouteHasItsRule() {
        try (var context = start()) {
            assertThat(UnruledRoutes.in(context)).isEmpty();
            for (var path : List.of("/api/notices", "/sandbox")) {
                WebTestClient.bindToApplicationContext(context)
                        .build()
                        .get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isUnauthorized();
                for (var role : Role.values()) {
                    boolean desk =
                            Set.of(Role.ADMIN, Role.DESK, Role.RESTRICTED_DESK).contains(role);
                    client(context, role)
                            .get()
                            .uri(path)
                            .exchange()
                            .expectStatus()
                            .isEqualTo(desk ? 200 : 403);
                }
            }
            var desk = client(context, Role.DESK);
            desk.get().uri("/api/notices?incident=7").exchange().expectStatus().isBadRequest();
            desk.get().uri("/api/notices?cursor=AAAA").exchange().expectStatus().isBadRequest();
        }
    }

    private static JsonNode page(WebTestClient client, String path) {
        byte[] body = client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }
}
