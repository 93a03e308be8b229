package jp.anpi.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** How late a deadline may be kept by a product that has just started on a loaded machine: 15 s, in incident time. */
    private static final Duration SLACK = Duration.ofMinutes(15);

    @TempDir
    Path directory;

    @Test
    void nothingAcknowledgedIsLostAndAskingGoesOn() throws Exception {
        try (Product product = Product.ready(directory, "--anpi.sample=town")) {
            Caller desk = Caller.signIn(product, "admin");
            Incident incident = Incident.openDrill(desk, SPEED);
            List<JsonNode> people = incident.checks("");
            assertThat(people).hasSize(3_000);
            List<JsonNode> asked =
                    people.stream().filter(KillTest::isAskedAbout).toList();
            Set<String> leftAlone = ids(everySecond(asked));
            List<JsonNode> reportedOn = people.stream()
                    .filter(person -> !leftAlone.contains(id(person)))
                    .toList();

            List<Acknowledged> acknowledged = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                Killed killed = reportUntilKilled(product, desk, incident, reportedOn, leftAlone, 300 + 400 * kill);
                acknowledged.addAll(killed.acknowledged());
                assertThat(killed.due().size())
                        .as("deadlines known before the kill")
                        .isPositive();
                product.startAgain();
                product.awaitReady();
                everyAcknowledgedReportIsThere(desk, acknowledged);
                killed.due().areTheSameInstantsNow();
            }
            everySilentPersonOfTheFirstGroupIsAsked(incident);
            DueTimes.of(incident, leftAlone).theNextOnesAreKept(Duration.ofSeconds(180), SLACK);
            new Questions(incident, ids(asked)).areEachHandedOverOnce();
        }
    }

    /** Of group ⑤ nobody is asked. */
    private static boolean isAskedAbout(JsonNode person) {
        return !"GENERAL".equals(person.get("group").asString());
    }

    private static List<JsonNode> everySecond(List<JsonNode> people) {
        return IntStream.range(0, people.size())
                .filter(index -> index % 2 == 0)
                .mapToObj(people::get)
                .toList();
    }

    private static Set<String> ids(List<JsonNode> people) {
        return people.stream().map(KillTest::id).collect(Collectors.toUnmodifiableSet());
    }

    private static String id(JsonNode person) {
        return person.get("personId").asString();
    }

    private static Killed reportUntilKilled(
            Product product,
            Caller desk,
            Incident incident,
            List<JsonNode> people,
            Set<String> leftAlone,
            int killAfter)
            throws Exception {
        ConcurrentLinkedQueue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean killed = new AtomicBoolean();
        DueTimes due;
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                running.add(senders.submit(() -> {
                    while (!killed.get()) {
                        JsonNode person = people.get(next.getAndIncrement() * 7 % people.size());
                        send(desk, incident, Reports.safe(id(person)), acknowledged);
                    }
                }));
            }
            Eventually.within(
                    Duration.ofSeconds(60), "reports are acknowledged", () -> acknowledged.size() >= killAfter);
            due = DueTimes.of(incident, leftAlone);
            product.kill();
            killed.set(true);
            for (Future<?> sender : running) {
                sender.get();
            }
        }
        return new Killed(List.copyOf(acknowledged), due);
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

    /** What was known when the process ended. */
    private record Killed(List<Acknowledged> acknowledged, DueTimes due) {}

    private record Acknowledged(Reports.Report report, JsonNode receipt) {}
}
