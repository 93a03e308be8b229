package jp.anpi.registry.paper;

import java.time.ZoneId;
import java.util.List;
import jp.anpi.registry.audit.SaidPurpose;
import jp.anpi.registry.audit.Shown;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.disclosure.Occasion;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.printing.Imprint;
import jp.anpi.registry.printing.Markup.Tag;
import jp.anpi.registry.printing.Printer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
final class PaperRoutes {

    private final Sheets sheets;
    private final Printer printer;
    private final ZoneId zone;

    PaperRoutes(Sheets sheets, Printer printer, ZoneId zone) {
        this.sheets = sheets;
        this.printer = printer;
        this.zone = zone;
    }

    /** Making sheets is printing them: refused (422) without a purpose, which the trail keeps. */
    @PostMapping("/api/sheets")
    Mono<ResponseEntity<byte[]>> make(@RequestBody Mono<MakeRequest> body, Caller caller, ServerWebExchange exchange) {
        String said = SaidPurpose.of(exchange.getRequest())
                .orElseThrow(() -> Problem.of(CommonProblem.NO_PURPOSE).refused());
        Imprint imprint = printer.imprint(caller, exchange.getRequest());
        return body.doOnNext(wish -> SaidPurpose.in(exchange, said + inWords(wish.forOccasion())))
                .flatMap(wish -> sheets.make(wish.read(), wish.forOccasion()).flatMap(made -> {
                    made.forEach(one -> Shown.in(
                            exchange, one.people().stream().map(PersonState::id).toList()));
                    return printer.print(
                            ResponseEntity.status(HttpStatus.CREATED),
                            "安否確認票",
                            "sheets.pdf",
                            () -> pages(made, wish.forOccasion(), imprint));
                }));
    }

    /** The trail tells paper that needed nobody's consent from the other. */
    private static String inWords(Occasion occasion) {
        return switch (occasion) {
            case PEACETIME -> "（平常時：同意した人だけ）";
            case DISASTER -> "（災害時：同意によらない）";
        };
    }

    private List<Tag> pages(List<Sheets.Made> made, Occasion occasion, Imprint imprint) {
        return made.stream()
                .flatMap(one -> CheckSheet.pages(one.sheet(), one.people(), occasion, imprint, zone).stream())
                .toList();
    }

    record OwnSheets(List<SheetToEnter> items) {}

    /** Before anybody opens them: paper is filled in where there is no network. */
    @GetMapping("/api/sheets")
    Mono<OwnSheets> own(Caller caller) {
        return sheets.own(caller).map(OwnSheets::new);
    }

    @GetMapping("/api/sheets/{sheet}")
    Mono<SheetToEnter> sheet(@PathVariable String sheet, Caller caller) {
        return SheetId.read(sheet).map(id -> sheets.toEnter(id, caller)).orElseGet(() -> Mono.error(Sheets.unknown()));
    }

    /** For whoever cannot scan: the six symbols of any row, typed. */
    @GetMapping("/api/sheets/rows/{code}")
    Mono<SheetToEnter> row(@PathVariable String code, Caller caller) {
        return RowCode.read(code)
                .map(row -> sheets.toEnter(row, caller))
                .orElseGet(
                        () -> Mono.error(Problem.of(PaperProblem.MISTYPED_CODE).refused()));
    }
}
