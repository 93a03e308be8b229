package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.anpi.deploy.embedded.store.EmbeddedStore;
import jp.anpi.deploy.embedded.store.StoreSettings;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.loading.SampleLoading;
import jp.anpi.registry.loading.SampleProgress;
import jp.anpi.registry.store.StateStore;
import jp.anpi.registry.testkit.TestEngines;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.core.ResolvableType;

@Tag("long")
class CityLoadTest {

    @TempDir
    Path data;

    @Test
    void aWholeCityIsMadeStoredAndPublished() {
        List<SampleProgress> steps = new ArrayList<>();
        long start = System.nanoTime();
        try (var store = EmbeddedStore.open(data.resolve("store"), StoreSettings.defaults());
                var registry = new RunningRegistry(
                        store.uri(),
                        TestEngines.freshPrefix(),
                        data,
                        "anpi.admin-password=correct horse battery",
                        "anpi.sample=city")) {
            registry.bean(SampleLoading.class).progress().doOnNext(steps::add).blockLast(Duration.ofMinutes(5));
            long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
            LoggerFactory.getLogger("jp.anpi.measured").info("a city of 215,891 people after {} s", seconds);
            registry.up();
            assertThat(steps.getLast()).isEqualTo(new SampleProgress.Whole("みなせ市", 215_891));
            assertThat(steps).hasSizeGreaterThan(200);
            @SuppressWarnings("unchecked")
            var persons = (StateStore<PersonState>) registry.context()
                    .getBeanProvider(ResolvableType.forClassWithGenerics(StateStore.class, PersonState.class))
                    .getObject();
            assertThat(persons.count(new Document("group", 5)).block()).isEqualTo(185_891);
            assertThat(persons.count(new Document("group", 1)).block()).isEqualTo(260);
        }
    }
}
