package jp.anpi.notifier.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jp.anpi.notifier.message.Ask;
import jp.anpi.registry.audit.Shown;
import jp.anpi.registry.http.listing.Paging;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A page to read what was sent and what a drill would have sent. */
@RestController
final class SandboxRoutes {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final NoticeList list;
    private final SandboxPage page;

    SandboxRoutes(NoticeList list, SandboxPage page) {
        this.list = list;
        this.page = page;
    }

    @GetMapping(value = "/sandbox", produces = MediaType.TEXT_HTML_VALUE)
    Mono<ResponseEntity<String>> read(
            @RequestParam Optional<String> incident, Paging paging, ServerWebExchange exchange) {
        return list.page(incident, paging)
                .doOnNext(messages -> Shown.in(
                        exchange,
                        messages.items().stream()
                                .flatMap(message -> message.content().asks().stream())
                                .map(Ask::person)
                                .toList()))
                .map(messages -> ResponseEntity.ok()
                        .contentType(HTML)
                        .cacheControl(CacheControl.noStore())
                        .body(page.write(messages, incident)));
    }
}
