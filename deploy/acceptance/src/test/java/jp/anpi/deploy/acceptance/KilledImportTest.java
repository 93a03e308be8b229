package jp.anpi.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Product;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The product is killed without warning in the middle of a list, and the same list is sent again. */
@Tag("long")
@Timeout(600)
class KilledImportTest {

    private static final int PEOPLE = 30_000;
    private static final int IN_THE_MIDDLE = 5_000;

    @TempDir
    Path directory;

    @Test
    void theSameListFinishesWhatAKillBrokeOffAndDoublesNobody() {
        try (Product product = Product.ready(directory, "--anpi.sample=town")) {
            Caller desk = Caller.signIn(product, "admin");
            String begun = sent(desk).get("id").asString();
            Eventually.within(
                    Duration.ofSeconds(120),
                    "the import is in its middle",
                    () -> job(desk, begun).get("added").asInt() >= IN_THE_MIDDLE);
            product.kill();
            product.startAgain();
            product.awaitReady();

            JsonNode broken = job(desk, begun);
            assertThat(broken.get("state").asString()).isEqualTo("BROKEN_OFF");
            JsonNode listed =
                    desk.get("/api/imports?kind=persons").json().get("items").get(0);
            assertThat(listed.get("id").asString()).isEqualTo(begun);
            assertThat(listed.get("canBeTakenBack").asBoolean()).isTrue();

            JsonNode finished = ended(desk, sent(desk));
            int found =
                    finished.get("unchanged").asInt() + finished.get("changed").asInt();
            assertThat(found).as("taken in before the kill").isGreaterThanOrEqualTo(IN_THE_MIDDLE);
            assertThat(finished.get("added").asInt() + found).isEqualTo(PEOPLE);
            assertThat(finished.get("missing").asInt()).isZero();
            JsonNode again = ended(desk, sent(desk));
            assertThat(again.get("unchanged").asInt()).isEqualTo(PEOPLE);
            assertThat(again.get("faulty").asInt()).isZero();
        }
    }

    private static JsonNode sent(Caller desk) {
        String rows = IntStream.range(0, PEOPLE)
                .mapToObj(i -> "K%06d,住民 %d,川端%d番地,d01".formatted(i, i, i))
                .collect(Collectors.joining("\r\n"));
        String body = "--list\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\r\n"
                + "宛名番号,氏名,住所,地区\r\n" + rows + "\r\n--list--\r\n";
        Caller.Answer answer = desk.postBytes(
                "/api/imports/persons", "multipart/form-data; boundary=list", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json();
    }

    private static JsonNode ended(Caller desk, JsonNode job) {
        String id = job.get("id").asString();
        Eventually.within(
                Duration.ofSeconds(180),
                "the import is done",
                () -> "DONE".equals(job(desk, id).get("state").asString()));
        return job(desk, id);
    }

    private static JsonNode job(Caller desk, String id) {
        return desk.get("/api/imports/" + id).json();
    }
}
