package jp.anpi.safety.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What was once published stays readable: one sample of each event and version, read back by today's code for ever. */
class PublishedSamplesTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<Class<?>> events() {
        return SafetyTopics.ALL.stream().flatMap(topic -> concrete(topic.family()));
    }

    private static Stream<Class<?>> concrete(Class<?> family) {
        return family.isSealed()
                ? List.of(family.getPermittedSubclasses()).stream().flatMap(PublishedSamplesTest::concrete)
                : Stream.of(family);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void everySampleOfVersionOneIsReadAndWrittenBackUnchanged(Class<?> event) throws IOException {
        String file = "/samples/v1/" + event.getSimpleName() + ".json";
        try (InputStream sample = PublishedSamplesTest.class.getResourceAsStream(file)) {
            assertThat(sample).as("a sample %s exists", file).isNotNull();
            byte[] published = sample.readAllBytes();

            Object read = JSON.readValue(published, event);

            assertThat(JSON.readTree(JSON.writeValueAsBytes(read))).isEqualTo(JSON.readTree(published));
        }
    }
}
