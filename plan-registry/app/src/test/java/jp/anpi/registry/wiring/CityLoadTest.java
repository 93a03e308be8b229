package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.loading.SampleLoading;
import jp.anpi.registry.loading.SampleProgress;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;

@Tag("long")
class CityLoadTest {

    @Test
    void aWholeCityIsMadeStoredAndPublished() {
        List<SampleProgress> steps = new ArrayList<>();
        long start = System.nanoTime();
        try (var registry = RunningRegistry.city().start()) {
            registry.bean(SampleLoading.class).progress().doOnNext(steps::add).blockLast(Duration.ofMinutes(5));
            long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
            LoggerFactory.getLogger("jp.anpi.measured").info("a city of 215,891 people after {} s", seconds);
            registry.awaitUp();
            assertThat(steps.getLast()).isEqualTo(new SampleProgress.Whole("みなせ市", 215_891));
            assertThat(steps).hasSizeGreaterThan(200);
            var persons = registry.states(PersonState.class);
            assertThat(persons.count(new Document("group", 5)).block()).isEqualTo(185_891);
            assertThat(persons.count(new Document("group", 1)).block()).isEqualTo(260);
            assertThat(countedForAnOrdinance(registry))
                    .as("line by line, so that nobody gives it up")
                    .hasSizeGreaterThan(185_891 / 1_000)
                    .last()
                    .asString()
                    .contains("\"looked\":185891,\"of\":185891");
        }
    }

    private static List<String> countedForAnOrdinance(RunningRegistry registry) {
        var calls = new Calls(registry.client()
                .mutate()
                .responseTimeout(Duration.ofMinutes(5))
                .build());
        String desk = calls.signIn("desk");
        long start = System.nanoTime();
        String lines = Calls.text(calls.send(
                        desk,
                        HttpMethod.POST,
                        "/api/consents/count",
                        Map.of(
                                "groups", List.of("GENERAL"),
                                "matters", List.of("LIST"),
                                "scopes", List.of("SUPPORTERS"),
                                "on", "2026-11-20",
                                "ordinance", "支え合い条例 第7条"))
                .expectStatus()
                .isOk());
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        LoggerFactory.getLogger("jp.anpi.measured").info("185,891 people counted for an ordinance in {} s", seconds);
        return lines.lines().toList();
    }
}
