package jp.anpi.registry.wiring;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The calls about sheets of paper, by which tests make, read and open them. */
final class PaperCalls {

    static final String PURPOSE = "11月の担当者会議で配るため";

    private final RunningRegistry registry;
    private final WebTestClient client;

    PaperCalls(RunningRegistry registry) {
        this.registry = registry;
        this.client = registry.client();
    }

    /** Unless the paper is said to be for peacetime. */
    Map<String, Object> inADisaster(Map<String, Object> wanted) {
        Map<String, Object> whole = new HashMap<>(wanted);
        whole.putIfAbsent("occasion", "DISASTER");
        return whole;
    }

    String make(String token, Map<String, Object> wanted, int status) {
        return call(HttpMethod.POST, "/api/sheets", token, PURPOSE, wanted, status);
    }

    /** The text of the file. */
    String print(String token, Map<String, Object> wanted) {
        byte[] pdf = asked(HttpMethod.POST, "/api/sheets", token, PURPOSE, inADisaster(wanted))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PDF)
                .expectBody()
                .returnResult()
                .getResponseBody();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String sheetOn(String printed) {
        return sheetsOn(printed).getFirst();
    }

    /** In their order. */
    List<String> sheetsOn(String printed) {
        return Pattern.compile("票 ([0-9A-Z]{10})")
                .matcher(printed)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    List<String> peopleOn(String token, String printed) {
        return JsonPath.read(open(token, sheetOn(printed), 200), "$.rows[*].personId");
    }

    String open(String token, String path, int status) {
        return call(HttpMethod.GET, "/api/sheets/" + path, token, "", null, status);
    }

    String enrolled(String member) {
        String card = call(
                HttpMethod.POST,
                "/api/enrolments",
                registry.calls().signIn("desk"),
                "",
                Map.of("memberId", member),
                201);
        return JsonPath.read(
                call(
                        HttpMethod.POST,
                        "/api/enrolments/redeem",
                        "",
                        "",
                        Map.of("code", JsonPath.read(card, "$.code"), "deviceName", "端末"),
                        200),
                "$.token");
    }

    String call(HttpMethod method, String uri, String token, String purpose, Object body, int status) {
        var answer = asked(method, uri, token, purpose, body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBody();
        return answer == null ? "" : new String(answer, StandardCharsets.UTF_8);
    }

    WebTestClient.ResponseSpec asked(HttpMethod method, String uri, String token, String purpose, Object body) {
        var request = client.method(method).uri(uri);
        if (!token.isEmpty()) {
            request.headers(headers -> headers.setBearerAuth(token));
        }
        if (!purpose.isEmpty()) {
            request.header("Anpi-Purpose", URLEncoder.encode(purpose, StandardCharsets.UTF_8));
        }
        return (body == null ? request : request.bodyValue(body)).exchange();
    }
}
