package jp.anpi.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Product;
import jp.anpi.deploy.acceptance.product.Reports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The product is killed without warning while reports pour in, and started again. */
@Timeout(600)
class KillTest {

    private static final int SENDERS = 8;
    private static final int KILLS = 2;

    /** Incident time runs so fast that the first rungs of ① (20 min) run out while the test watches. */
    private static final double SPEED = 60;

    @TempDir
    Path directory;

    @Test
    void nothingAcknowledgedIsLostAndAskingGoesOn() throws Exception {
        try (Product product = Product.ready(directory, "--anpi.sample=town")) {
            Caller desk = Caller.signIn(product, "admin");
            Incident incident = Incident.openDrill(desk, SPEED);
            List<JsonNode> people = incident.checks("");
            assertThat(people).hasSize(3_000);

            List<Acknowledged> acknowledged = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                acknowledged.addAll(reportUntilKilled(product, desk, incident, people, 300 + 400 * kill));
                product.startAgain();
                product.awaitReady();
                everyAcknowledgedReportIsThere(desk, acknowledged);
            }
            everySilentPersonOfTheFirstGroupIsAsked(incident);
            climbsGoOn(incident);
            noNoticeIsDoubled(desk, incident);
        }
    }

    private static List<Acknowledged> reportUntilKilled(
            Product product, Caller desk, Incident incident, List<JsonNode> people, int killAfter) throws Exception {
        ConcurrentLinkedQueue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean killed = new AtomicBoolean();
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                running.add(senders.submit(() -> {
                    while (!killed.get()) {
                        JsonNode person = people.get(next.getAndIncrement() * 7 % people.size());
                        send(desk, incident, Reports.safe(person.get("personId").asString()), acknowledged);
                    }
                }));
            }
            Eventually.within(
                    Duration.ofSeconds(60), "reports are acknowledged", () -> acknowledged.size() >= killAfter);
            product.kill();
            killed.set(true);
            for (Future<?> sender : running) {
                sender.get();
            }
        }
        return List.copyOf(acknowledged);
    }

    private static void send(
            Caller desk, Incident incident, Reports.Report report, ConcurrentLinkedQueue<Acknowledged> acknowledged) {
        try {
            Caller.Answer answer = desk.postBytes(incident.path() + "/reports", "application/json", report.bytes());
            if (answer.status() == 202) {
                acknowledged.add(new Acknowledged(report, answer.json()));
            }
        } catch (RuntimeException connectionLost) {
            // The kill cut the answer off: nothing was promised for this report.
        }
    }

    private static void everyAcknowledgedReportIsThere(Caller desk, List<Acknowledged> acknowledged) {
        for (Acknowledged one : acknowledged) {
            Eventually.within(Duration.ofSeconds(30), "report " + one.report().id() + " is stored", () -> {
                Caller.Answer answer = desk.post("/api/receipts/verify", one.receipt());
                return answer.status() == 200
                        && answer.json().get("valid").asBoolean()
                        && "STORED".equals(answer.json().path("report").asString());
            });
        }
    }

    private static void everySilentPersonOfTheFirstGroupIsAsked(Incident incident) {
        for (JsonNode check : incident.checks("group=PUSH_SUPPORT&state=SILENT")) {
            assertThat(check.has("asked"))
                    .as("somebody is asked about %s", check)
                    .isTrue();
        }
    }

    private static void climbsGoOn(Incident incident) {
        Eventually.within(
                Duration.ofSeconds(90),
                "a silent person of ① climbs to the second rung or the desk",
                () -> incident.checks("group=PUSH_SUPPORT&state=SILENT").stream()
                        .anyMatch(check -> check.path("rung").asInt(1) > 1));
    }

    private static void noNoticeIsDoubled(Caller desk, Incident incident) {
        List<JsonNode> sent = incident.pages("/api/notices?limit=200&incident=" + incident.id());
        Set<String> keys = new HashSet<>();
        for (JsonNode message : sent) {
            assertThat(keys.add(message.get("key").asString()))
                    .as("sent twice under the same key: %s", message)
                    .isTrue();
        }
        assertThat(keys).isNotEmpty();
    }

    private record Acknowledged(Reports.Report report, JsonNode receipt) {}
}
