package jp.anpi.notifier.sandbox;

import java.util.Optional;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Every message, whichever way it went. */
@RestController
final class NoticeRoutes {

    private final NoticeList list;

    NoticeRoutes(NoticeList list) {
        this.list = list;
    }

    @GetMapping("/api/notices")
    Mono<Listing<NoticeView>> list(@RequestParam Optional<String> incident, Paging paging) {
        return list.page(incident, paging).map(page -> page.map(NoticeView::of));
    }
}
