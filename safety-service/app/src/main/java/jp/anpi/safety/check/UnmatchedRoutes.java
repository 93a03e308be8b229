package jp.anpi.safety.check;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.matching.Question;
import jp.anpi.safety.matching.Reconciliation;
import jp.anpi.safety.matching.UnmatchedEntry;
import jp.anpi.safety.store.StoreReads;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reports about nobody the system could identify, and others whose person is doubted: whom they may mean. */
@RestController
@RequestMapping("/api/incidents/{incident}/unmatched")
final class UnmatchedRoutes {

    private final Reconciliation reconciliation;
    private final UnmatchedReader unmatched;
    private final ReportEntries entries;

    UnmatchedRoutes(Reconciliation reconciliation, UnmatchedReader unmatched, ReportEntries entries) {
        this.reconciliation = reconciliation;
        this.unmatched = unmatched;
        this.entries = entries;
    }

    /** What waits, most urgent first. */
    @GetMapping
    Mono<Listing<UnmatchedItem>> list(@PathVariable String incident, Paging paging, Caller caller) {
        Incident of = entries.incident(incident, caller);
        Optional<UnmatchedEntry.Place> last = paging.after(3).map(UnmatchedRoutes::place);
        return StoreReads.answer(reconciliation
                .open(of.id(), last, paging.limit() + 1)
                .collectList()
                .map(found -> Listing.of(found, paging.limit(), entry -> cursor(entry.place())))
                .flatMap(page ->
                        unmatched.items(of, page.items(), caller).map(items -> new Listing<>(items, page.next()))));
    }

    /** One report, whether it waits, is linked or its sender picked somebody; words given here are searched for instead of its own. */
    @GetMapping("/{report}")
    Mono<UnmatchedItem> one(
            @PathVariable String incident,
            @PathVariable String report,
            @RequestParam Optional<String> name,
            @RequestParam Optional<String> kana,
            @RequestParam Optional<String> birthDate,
            @RequestParam Optional<String> address,
            @RequestParam Optional<String> phone,
            Caller caller) {
        Incident of = entries.incident(incident, caller);
        Optional<Question> instead = Stream.of(name, kana, birthDate, address, phone)
                        .anyMatch(words -> words.filter(said -> !said.isBlank()).isPresent())
                ? Optional.of(new Question(name, kana, birthDate, address, phone))
                : Optional.empty();
        return StoreReads.answer(entries.find(of, report).flatMap(entry -> unmatched.item(of, entry, instead, caller)));
    }

    private static Cursor cursor(UnmatchedEntry.Place place) {
        return Cursor.of(Integer.toString(place.urgency()), place.order().toString(), place.report());
    }

    private static UnmatchedEntry.Place place(Cursor cursor) {
        try {
            var parts = cursor.parts();
            return new UnmatchedEntry.Place(Integer.parseInt(parts.get(0)), Instant.parse(parts.get(1)), parts.get(2));
        } catch (NumberFormatException | DateTimeParseException nonsense) {
            throw Paging.wrongCursor();
        }
    }
}
