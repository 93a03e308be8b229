package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import jp.anpi.registry.audit.AuditTrail;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.eventing.KeyDestroyed;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.testkit.Until;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.sealing.SealedJson;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** At its end the city deletes an incident: nobody can read it any more, also not after a restart, and the trail still holds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class F04_DeletionTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Town town = Town.of(4);
    private World world;
    private Session desk;
    private Session admin;

    @BeforeAll
    void start() {
        world = World.start();
        world.know(town);
        desk = world.desk();
        admin = admin();
    }

    private Session admin() {
        return world.signIn("admin", Role.ADMIN, Optional.empty(), Optional.empty());
    }

    @AfterAll
    void end() {
        world.close();
    }

    private PersonId person() {
        return town.person(PriorityGroup.PUSH_SUPPORT, 0).id();
    }

    private static Map<String, Object> because(String title) {
        return Map.of("because", "保存期間が満了したため", "title", title);
    }

    private void close(String incident) {
        desk.post("/api/incidents/" + incident + "/close", Map.of());
        Until.holds(
                "it is closed",
                () -> desk.get("/api/incidents/" + incident)
                        .json()
                        .get("state")
                        .asString()
                        .equals("CLOSED"));
    }

    /** Whatever stands anywhere in the service's database about an incident, the trail and the places of owners apart. */
    private List<String> storedAbout(String incident) {
        MongoDatabase database = world.bean(MongoDatabase.class);
        List<String> found = new ArrayList<>();
        for (String collection :
                Flux.from(database.listCollectionNames()).collectList().block(SOON)) {
            if (!collection.startsWith("audit")) {
                for (Document document : Flux.from(
                                database.getCollection(collection).find())
                        .collectList()
                        .block(SOON)) {
                    if (document.toString().contains(incident)) {
                        found.add(collection + " " + document.get("_id"));
                    }
                }
            }
        }
        return found;
    }

    @Test
    void pitfall41WhatWasKeptForItsTimeIsDeletedByTheCityAndCanBeReadByNobodyAnyMore()
            throws IOException, InterruptedException {
        String incident = desk.open(Map.of("title", "秋の訓練"));
        String at = "/api/incidents/" + incident;
        desk.post(at + "/reports", Reports.safe(person()));
        desk.post(at + "/checks/" + person() + "/note", Map.of("text", "玄関の鍵は植木鉢の下"));
        desk.post(at + "/checks/" + person() + "/claim", Map.of());
        Until.holds(
                "the note is kept",
                () -> desk.get(at + "/checks/" + person()).body().contains("植木鉢"));

        assertThat(admin.post(at + "/delete", because("秋の訓練")).status())
                .as("while it runs")
                .isEqualTo(409);
        close(incident);
        assertThat(desk.post(at + "/delete", because("秋の訓練")).status())
                .as("not by the desk")
                .isEqualTo(403);
        assertThat(admin.post(at + "/delete", because("春の訓練")).body()).contains("\"title\"");
        assertThat(admin.post(at + "/delete", Map.of("title", "秋の訓練")).body()).contains("\"because\"");
        assertThat(storedAbout(incident)).isNotEmpty();

        CompletableFuture<Integer> boardOnAScreen = watched(at + "/board/stream");

        var deleted = admin.post(at + "/delete", because("秋の訓練"));

        assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
        assertThat(storedAbout(incident)).isEmpty();
        Until.holds("the board on somebody's screen ended", boardOnAScreen::isDone);
        assertThat(boardOnAScreen.join()).as("bytes of frames before").isPositive();
        var ring = world.bean(Keyring.class);
        var key = SealedJson.keyOf(IncidentId.of(incident));
        assertThatThrownBy(() -> ring.seal(key, new byte[1], "anything")).isInstanceOf(KeyDestroyed.class);
        isGone(incident);

        world = world.restarted();
        desk = world.desk();
        admin = admin();

        isGone(incident);
        assertThat(storedAbout(incident)).isEmpty();
        var trail = world.context()
                .getBean("safetyTrail", AuditTrail.class)
                .verify()
                .block(SOON);
        assertThat(trail).isNotNull();
        assertThat(trail.faults()).isEmpty();
    }

    /** A board that somebody has open; completes with the bytes it got once the server ends it. */
    private CompletableFuture<Integer> watched(String stream) throws IOException, InterruptedException {
        HttpResponse<InputStream> open = HttpClient.newHttpClient()
                .send(desk.request(stream).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(open.statusCode()).isEqualTo(200);
        return CompletableFuture.supplyAsync(() -> {
            try (InputStream frames = open.body()) {
                return frames.readAllBytes().length;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    private void isGone(String incident) {
        for (String path : List.of("", "/board", "/checks", "/checks/" + person(), "/export", "/log", "/map")) {
            var answer = desk.get("/api/incidents/" + incident + path);
            assertThat(answer.status()).as(path).isEqualTo(410);
            assertThat(answer.body()).as(path).contains("削除").contains("保存期間が満了したため");
        }
        assertThat(desk.get("/api/incidents").body()).doesNotContain(incident);
        assertThat(desk.post("/api/incidents/" + incident + "/reports", Reports.safe(person()))
                        .status())
                .isEqualTo(410);
        assertThat(desk.get("/api/records/deleted-incidents").body())
                .contains(incident)
                .contains("保存期間が満了したため")
                .doesNotContain("秋の訓練");
    }

    @Test
    void aDisasterIsKeptForItsYearsWhoeverWantsItGone() {
        String disaster = desk.open(Map.of("mode", "REAL", "title", "地震"));
        close(disaster);

        var refused = admin.post("/api/incidents/" + disaster + "/delete", because("地震"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("2031-11-20");
        assertThat(desk.get("/api/incidents/" + disaster)
                        .json()
                        .get("keptUntil")
                        .asString())
                .isEqualTo("2031-11-20");
    }

    @Test
    void whatACrashLeftOfADeletionIsFinishedByTheNextStart() {
        String incident = desk.open(Map.of("title", "途中の訓練"));
        desk.post("/api/incidents/" + incident + "/reports", Reports.safe(person()));
        close(incident);
        assertThat(admin.post("/api/incidents/" + incident + "/delete", because("途中の訓練"))
                        .status())
                .isEqualTo(200);
        // As if the erasing had not come to all collections.
        MongoDatabase database = world.bean(MongoDatabase.class);
        Mono.from(database.getCollection("check_notes").insertOne(new Document("_id", "left").append("i", incident)))
                .block(SOON);

        world = world.restarted();
        desk = world.desk();
        admin = admin();

        Until.holds("nothing is left", () -> storedAbout(incident).isEmpty());
    }
}
