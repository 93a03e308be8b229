package jp.anpi.deploy.standalone.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.safety.contract.SafetyTopics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The AsyncAPI document in the repository tells of every topic, event and field what the code has, in the code's own words. */
class AsyncApiTest {

    private static final Path REPOSITORY =
            Path.of("").toAbsolutePath().getParent().getParent();
    private static final Path FILE =
            REPOSITORY.resolve("deploy/standalone/src/main/resources/static/docs/asyncapi.yaml");
    private static final SourceWords WORDS = new SourceWords(REPOSITORY);

    static Stream<Class<?>> events() {
        return Stream.concat(RegistryTopics.ALL.stream(), SafetyTopics.ALL.stream())
                .flatMap(topic -> AsyncApi.events(topic.family()));
    }

    @Test
    void theDocumentSaysWhatTheCodeHas() throws IOException {
        String present = AsyncApi.write(new AsyncApi(WORDS).document());
        if (Boolean.getBoolean("anpi.asyncapi.write")) {
            Files.writeString(FILE, present);
        }
        assertThat(Files.readString(FILE))
                .as("the events have changed: look at what the change does to readers of older records, then run "
                        + "./mvnw -pl deploy/standalone -am test -Dtest=AsyncApiTest -Dsurefire.failIfNoSpecifiedTests=false "
                        + "-Danpi.asyncapi.write=true and commit the document")
                .isEqualTo(present);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void everyPublishedSampleFitsItsSchema(Class<?> event) throws IOException {
        Map<String, Object> schemas = schemasOfTheFile();

        assertThat(new Fits(schemas).misfits(schemaOf(schemas, event), sample(event)))
                .isEmpty();
    }

    @Test
    void aSampleThatLacksAFieldOrHasAnotherTypeDoesNotFit() throws IOException {
        Map<String, Object> schemas = schemasOfTheFile();
        Class<?> event = SafetyTopics.CHECK.family();
        ObjectNode wrong = (ObjectNode) sample(event);
        wrong.remove("person");
        wrong.put("version", "seven");
        wrong.put("status", "FINE");

        assertThat(new Fits(schemas).misfits(schemaOf(schemas, event), wrong)).hasSize(3);
    }

    private static JsonNode sample(Class<?> event) throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(WORDS.sample(event)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> schemasOfTheFile() throws IOException {
        Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(Files.readString(FILE));
        return document.get("components").get("schemas");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> schemaOf(Map<String, Object> schemas, Class<?> event) {
        return (Map<String, Object>) schemas.get(event.getSimpleName());
    }
}
