package jp.anpi.registry.printing;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.printing.Markup.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Sheets of one person. */
@RestController
final class SheetRoutes {

    private final PlanPrints prints;
    private final Directories directories;
    private final Printer printer;

    SheetRoutes(PlanPrints prints, Directories directories, Printer printer) {
        this.prints = prints;
        this.directories = directories;
        this.printer = printer;
    }

    /** The version that counts, or another; with the card as its front. */
    @GetMapping("/api/persons/{id}/plan.pdf")
    Mono<ResponseEntity<byte[]>> plan(
            @PathVariable PersonId id,
            @RequestParam Optional<Integer> version,
            Caller caller,
            ServerHttpRequest request) {
        Imprint imprint = printer.imprint(caller, request);
        return prints.plan(id, version, sight(caller))
                .flatMap(plan -> directories
                        .of(List.of(plan))
                        .flatMap(directory -> pdf("個別避難計画", "plan.pdf", () -> PlanSheet.of(plan, directory, imprint))));
    }

    /** The front of the 救急情報カード, filled in as far as something is known. */
    @GetMapping("/api/persons/{id}/card.pdf")
    Mono<ResponseEntity<byte[]>> card(@PathVariable PersonId id, Caller caller, ServerHttpRequest request) {
        Imprint imprint = printer.imprint(caller, request);
        return prints.card(id, sight(caller))
                .flatMap(plan -> pdf("救急情報カード", "card.pdf", () -> CardSheet.alone(plan, imprint)));
    }

    private static Sight sight(Caller caller) {
        return Disclosure.sight(caller.role(), Purpose.TAKE_AWAY);
    }

    private Mono<ResponseEntity<byte[]>> pdf(String title, String file, Supplier<Tag> sheet) {
        return printer.print(ResponseEntity.ok(), title, file, () -> List.of(sheet.get()));
    }
}
