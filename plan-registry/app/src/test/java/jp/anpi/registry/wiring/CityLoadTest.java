package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.loading.SampleLoading;
import jp.anpi.registry.loading.SampleProgress;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

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
        }
    }
}
