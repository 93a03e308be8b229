package jp.anpi.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Product;
import jp.anpi.deploy.acceptance.product.Reports;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What three times the city costs through the whole product, in CPU time of its process, all threads: a report the same, an
 * opening as much more as there are more people, memory within bounds. The larger place gets the larger heap.
 */
@Tag("long")
@Timeout(2_400)
class GrowthTest {

    private static final Duration LOADED_WITHIN = Duration.ofMinutes(12);
    private static final Duration OPEN_WITHIN = Duration.ofMinutes(8);
    private static final Duration FOLDED_WITHIN = Duration.ofMinutes(4);
    private static final int WARM_UP = 1_000;
    private static final int REPORTS = 4_000;
    private static final int A_CALL = 250;

    @TempDir
    static Path directory;

    /** CPU of the product's process. */
    private record Cost(
            int people,
            Duration opening,
            Duration openingOnTheWall,
            double reportMillis,
            Duration whatIf,
            Duration callPlan,
            double memoryMegabytes) {

        double openingMicrosEach() {
            return opening.toNanos() / 1e3 / people;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,d people: opening %.1f s of CPU (%.0f µs each), %.1f s on the wall; a report %.2f ms of CPU;"
                            + " what-if of one district of 24 %d ms, call plan %d ms on the wall; at most %.0f MB resident",
                    people,
                    opening.toMillis() / 1e3,
                    openingMicrosEach(),
                    openingOnTheWall.toMillis() / 1e3,
                    reportMillis,
                    whatIf.toMillis(),
                    callPlan.toMillis(),
                    memoryMegabytes);
        }
    }

    @Test
    void aReportCostsTheSameAndAnOpeningAsMuchMoreAsThereArePeople() throws IOException {
        Cost city = measured("city", "-Xmx640m");
        System.out.println(city);
        Cost region = measured("region", "-Xmx1600m");
        System.out.println(region);
        assertThat(region.people()).isEqualTo(3 * city.people());
        assertThat(region.reportMillis()).as("a report").isLessThan(1.7 * city.reportMillis());
        assertThat(region.openingMicrosEach()).as("an opening, each person").isLessThan(1.7 * city.openingMicrosEach());
        assertThat(region.memoryMegabytes()).as("memory").isLessThan(3.2 * city.memoryMegabytes());
    }

    private static Cost measured(String sample, String heap) throws IOException {
        try (Product product =
                Product.ready(directory.resolve(sample), LOADED_WITHIN, List.of(heap), "--anpi.sample=" + sample)) {
            Caller desk = Caller.signIn(product, "admin");
            Duration before = cpu(product);
            long started = System.nanoTime();
            Incident incident = Incident.open(
                    desk,
                    Map.of(
                            "kind",
                            "EARTHQUAKE",
                            "mode",
                            "DRILL",
                            "title",
                            "成長の計測",
                            "onsetAt",
                            Instant.now().toString(),
                            "area",
                            Map.of("type", "CITY")),
                    OPEN_WITHIN);
            Duration wall = Duration.ofNanos(System.nanoTime() - started);
            Duration opening = cpu(product).minus(before);
            int people = 0;
            for (var group : incident.state().get("roster")) {
                people += group.asInt();
            }

            List<String> some = someOf(incident, WARM_UP + REPORTS);
            report(desk, incident, some.subList(0, WARM_UP));
            Duration reports = cpu(product);
            report(desk, incident, some.subList(WARM_UP, some.size()));
            double each = cpu(product).minus(reports).toNanos() / 1e6 / REPORTS;

            String until = Instant.now().plus(Duration.ofHours(8)).toString();
            var district = Map.of("type", "DISTRICTS", "districts", List.of("d01"));
            Duration whatIf =
                    timed(() -> desk.post(incident.path() + "/what-if", Map.of("area", district, "until", until)));
            Duration callPlan = timed(() -> desk.get(incident.path() + "/call-plan?callers=20"));
            return new Cost(people, opening, wall, each, whatIf, callPlan, residentPeak(product));
        }
    }

    private static List<String> someOf(Incident incident, int count) {
        return incident.checks("group=CARE_CONSIDERATION&sort=name").stream()
                .map(item -> item.get("personId").asString())
                .sorted()
                .limit(count)
                .toList();
    }

    /** Sends a report about each and waits until all are counted. */
    private static void report(Caller desk, Incident incident, List<String> people) {
        int confirmed = confirmed(incident) + people.size();
        List<String> lines = new ArrayList<>();
        for (String person : people) {
            lines.add(Reports.safe(person).text());
        }
        for (int from = 0; from < lines.size(); from += A_CALL) {
            String body = lines.subList(from, Math.min(lines.size(), from + A_CALL)).stream()
                    .collect(Collectors.joining("\n"));
            var answer = desk.postBytes(
                    incident.path() + "/reports", "application/x-ndjson", body.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
            assertThat(answer.json().get("rejected")).isEmpty();
        }
        Eventually.within(FOLDED_WITHIN, "everybody is counted", () -> confirmed(incident) >= confirmed);
    }

    private static int confirmed(Incident incident) {
        return incident.board()
                .get("counts")
                .get("CARE_CONSIDERATION")
                .get("CONFIRMED")
                .asInt();
    }

    /** The quicker of two: the first may wait for what the reports left behind. */
    private static Duration timed(Supplier<Caller.Answer> call) {
        Duration best = Duration.ofDays(1);
        for (int i = 0; i < 2; i++) {
            long from = System.nanoTime();
            Caller.Answer answer = call.get();
            Duration took = Duration.ofNanos(System.nanoTime() - from);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            best = took.compareTo(best) < 0 ? took : best;
        }
        return best;
    }

    private static Duration cpu(Product product) {
        return ProcessHandle.of(product.pid())
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElseThrow();
    }

    private static double residentPeak(Product product) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(product.pid()), "status")).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .map(line -> line.replaceAll("\\D", ""))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElseThrow()
                / 1e3;
    }
}
