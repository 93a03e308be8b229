package jp.anpi.registry.exporting;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.anpi.registry.audit.Shown;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.person.PeopleQuestion;
import jp.anpi.registry.plan.Standing;
import jp.anpi.registry.sheet.TextEncoding;
import jp.anpi.registry.store.Spool;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@RestController
final class ExportRoutes {

    private static final int PIECE = 1 << 16;
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final int MOST_NAMED = 5_000;
    private static final Text FORMATS = new Text("csv か xlsx です。", "csv or xlsx.");
    private static final Text ENCODINGS = new Text("utf-8 か windows-31j です。", "utf-8 or windows-31j.");

    private static final Text ONLY_PLANS = new Text("計画の一覧だけに付けられます。", "It goes with the list of plans only.");

    private final Exports exports = new Exports();
    private final ExportTables tables;
    private final ZoneId zone;
    private final InstantSource clock;

    ExportRoutes(ExportTables tables, ZoneId zone, InstantSource clock) {
        this.tables = tables;
        this.zone = zone;
        this.clock = clock;
    }

    @GetMapping("/api/exports/{kind}")
    Mono<ResponseEntity<Flux<DataBuffer>>> export(
            @PathVariable String kind,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "utf-8") String encoding,
            @RequestParam Optional<Standing> standing,
            Caller caller) {
        ExportKind wanted = Arrays.stream(ExportKind.values())
                .filter(one -> one.word().equals(kind))
                .findFirst()
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND).refused());
        if (standing.isPresent() && wanted != ExportKind.PLANS) {
            throw Problem.parameter("standing", ONLY_PLANS).refused();
        }
        return file(wanted, tables.of(wanted, sight(caller), standing), format, encoding);
    }

    /** The people whom a question finds, as the page of the search shows them; a POST as the search is. */
    @PostMapping("/api/exports/persons")
    Mono<ResponseEntity<Flux<DataBuffer>>> found(
            @RequestBody Mono<PeopleQuestion> body,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "utf-8") String encoding,
            Caller caller,
            ServerWebExchange exchange) {
        return body.flatMap(question -> file(
                ExportKind.PERSONS,
                tables.found(question, sight(caller), people -> tell(exchange, people)),
                format,
                encoding));
    }

    /** The trail says of whom a file is; one of so many that it might as well be of all is of everybody. */
    private static void tell(ServerWebExchange exchange, List<PersonId> people) {
        if (people.size() <= MOST_NAMED) {
            Shown.in(exchange, people);
        }
    }

    private static Sight sight(Caller caller) {
        return Disclosure.sight(caller.role(), Purpose.TAKE_AWAY);
    }

    private Mono<ResponseEntity<Flux<DataBuffer>>> file(
            ExportKind kind, ExportTable table, String format, String encoding) {
        Exports.Format form = format(format);
        TextEncoding written = encoding(encoding);
        String name =
                kind.word() + "-" + LocalDate.ofInstant(clock.instant(), zone) + "." + format.toLowerCase(Locale.ROOT);
        return exports.write(kind, table, form, written)
                .map(spool -> ResponseEntity.ok()
                        .contentType(
                                switch (form) {
                                    case CSV -> new MediaType("text", "csv", written.charset());
                                    case XLSX -> XLSX;
                                })
                        .contentLength(spool.size())
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                        .body(body(spool)));
    }

    private static Flux<DataBuffer> body(Spool spool) {
        return DataBufferUtils.readInputStream(spool::open, DefaultDataBufferFactory.sharedInstance, PIECE)
                .subscribeOn(Schedulers.boundedElastic())
                .doFinally(_ -> spool.close());
    }

    private static Exports.Format format(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "csv" -> Exports.Format.CSV;
            case "xlsx" -> Exports.Format.XLSX;
            default -> throw Problem.parameter("format", FORMATS).refused();
        };
    }

    private static TextEncoding encoding(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "utf-8" -> TextEncoding.UTF_8;
            case "windows-31j" -> TextEncoding.WINDOWS_31J;
            default -> throw Problem.parameter("encoding", ENCODINGS).refused();
        };
    }
}
