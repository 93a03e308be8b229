package jp.anpi.registry.printing;

import java.util.List;
import java.util.function.Supplier;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.printing.Markup.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Prints what somebody stands waiting for. Names stand in no file name, since those stay behind in browsers. */
public final class Printer {

    private final Press press;
    private final Imprints imprints;

    Printer(Press press, Imprints imprints) {
        this.press = press;
        this.imprints = imprints;
    }

    /** What is to stand at the foot of every page. */
    public Imprint imprint(Caller caller, ServerHttpRequest request) {
        return imprints.of(caller, request);
    }

    /** Sheets of A4 as one tagged PDF; refused (503) when too much waits to be printed. */
    public Mono<ResponseEntity<byte[]>> print(
            ResponseEntity.BodyBuilder answer, String title, String file, Supplier<List<Tag>> sheets) {
        return press.print(title, SheetPage.Layout.PORTRAIT, sheets)
                .map(bytes -> answer.contentType(MediaType.APPLICATION_PDF)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + file + "\"")
                        .body(bytes));
    }
}
