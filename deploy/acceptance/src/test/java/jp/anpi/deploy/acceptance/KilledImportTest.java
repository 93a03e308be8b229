package jp.anpi.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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

/**
 * The product is killed without warning in the middle of a list that changes people and brings others, and the same list is sent
 * again; what both did is then taken back.
 */
@Tag("long")
@Timeout(900)
class KilledImportTest {

    private static final int PEOPLE = 30_000;
    private static final int KNOWN = 15_000;
    private static final int IN_THE_MIDDLE = 5_000;
    private static final String EVERYBODY = list(1, "南流山");
    private static final String EVERY_OTHER = list(PEOPLE / KNOWN, "川端");

    @TempDir
    Path directory;

    @Test
    void theSameListFinishesWhatAKillBrokeOffDoublesNobodyAndIsTakenBackWithIt() {
        try (Product product = Product.ready(directory, "--anpi.sample=town")) {
            Caller desk = Caller.signIn(product, "admin");
            assertThat(ended(desk, sent(desk, "", EVERY_OTHER)).get("added").asInt())
                    .isEqualTo(KNOWN);
            String begun = sent(desk, "", EVERYBODY).get("id").asString();
            Eventually.within(
                    Duration.ofSeconds(120),
                    "the import is in its middle",
                    () -> taken(job(desk, begun)) >= IN_THE_MIDDLE);
            product.kill();
            product.startAgain();
            product.awaitReady();

            Eventually.within(
                    Duration.ofSeconds(60),
                    "it is certain that no other process runs it",
                    () -> "BROKEN_OFF".equals(job(desk, begun).get("state").asString()));
            JsonNode listed =
                    desk.get("/api/imports?kind=persons").json().get("items").get(0);
            assertThat(listed.get("id").asString()).isEqualTo(begun);
            assertThat(listed.get("canBeTakenBack").asBoolean()).isTrue();

            JsonNode finished = ended(desk, sent(desk, "", EVERYBODY));
            int found = finished.get("unchanged").asInt();
            assertThat(found).as("taken in before the kill").isGreaterThanOrEqualTo(IN_THE_MIDDLE);
            assertThat(found + taken(finished)).isEqualTo(PEOPLE);
            assertThat(finished.get("missing").asInt()).isZero();
            JsonNode again = ended(desk, sent(desk, "?dryRun=true", EVERYBODY));
            assertThat(again.get("unchanged").asInt()).isEqualTo(PEOPLE);
            assertThat(again.get("faulty").asInt()).isZero();

            takeBack(desk, finished.get("id").asString());
            JsonNode before = ended(desk, sent(desk, "?dryRun=true", EVERY_OTHER));
            assertThat(before.get("unchanged").asInt())
                    .as("who was there before both is what they were")
                    .isEqualTo(KNOWN);
            assertThat(before.get("missing").asInt()).as("who came is gone").isZero();
            JsonNode once = ended(desk, sent(desk, "?dryRun=true", EVERYBODY));
            assertThat(once.get("added").asInt()).isEqualTo(PEOPLE - KNOWN);
            assertThat(once.get("changed").asInt()).isEqualTo(KNOWN);
        }
    }

    private static int taken(JsonNode job) {
        return job.get("added").asInt() + job.get("changed").asInt();
    }

    /** Takes as long as it takes: a caller who goes away meanwhile does not end it. */
    private static void takeBack(Caller desk, String id) {
        try {
            Caller.Answer answer = desk.post("/api/imports/" + id + "/undo", Map.of());
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().get("back").asInt()).isEqualTo(PEOPLE);
            assertThat(answer.json().get("kept").asInt()).isZero();
        } catch (UncheckedIOException _) {
            Eventually.within(
                    Duration.ofSeconds(240),
                    "the import is taken back",
                    () -> "TAKEN_BACK".equals(job(desk, id).get("state").asString()));
        }
    }

    /** Each of so many, living there. */
    private static String list(int each, String where) {
        return IntStream.range(0, PEOPLE)
                .filter(i -> i % each == 0)
                .mapToObj(i -> "K%06d,住民 %d,%s%d番地,d01".formatted(i, i, where, i))
                .collect(Collectors.joining("\r\n"));
    }

    private static JsonNode sent(Caller desk, String query, String rows) {
        String body = "--list\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\r\n"
                + "宛名番号,氏名,住所,地区\r\n" + rows + "\r\n--list--\r\n";
        Caller.Answer answer = desk.postBytes(
                "/api/imports/persons" + query,
                "multipart/form-data; boundary=list",
                body.getBytes(StandardCharsets.UTF_8));
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
