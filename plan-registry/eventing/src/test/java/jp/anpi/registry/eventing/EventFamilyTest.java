package jp.anpi.registry.eventing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.RegistryTopics;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DatabindException;

class EventFamilyTest {

    private static final String HANAKO = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

    private record Moded(Mode mode) {}

    private static Object read(Class<?> family, String type, String json) {
        return requireNonNull(EventFamily.of(family).reader(type)).readValue(json.getBytes(UTF_8));
    }

    @Test
    void anOlderEventLacksWhatIsOptionalAndANewerOneMaySayMore() {
        var person = PersonId.of(HANAKO);
        assertThat(read(
                        Fact.class,
                        "Said",
                        "{'person':'%s','words':'safe'}".formatted(HANAKO).replace('\'', '"')))
                .isEqualTo(new Fact.Said(person, "safe", Optional.empty()));
        assertThat(read(
                        Fact.class,
                        "Counted",
                        "{'person':'%s','count':3,'mood':'calm'}"
                                .formatted(HANAKO)
                                .replace('\'', '"')))
                .isEqualTo(new Fact.Counted(person, 3));
    }

    @Test
    void aMissingComponentOrAnUnknownWordIsNoEvent() {
        assertThatThrownBy(() -> read(Fact.class, "Said", "{\"person\":\"" + HANAKO + "\"}"))
                .isInstanceOf(DatabindException.class);
        assertThatThrownBy(() -> read(Fact.class, "Counted", "{\"person\":\"" + HANAKO + "\"}"))
                .isInstanceOf(DatabindException.class);
        assertThatThrownBy(() -> read(Moded.class, "Moded", "{\"mode\":\"MAYBE\"}"))
                .isInstanceOf(DatabindException.class);
    }

    @Test
    void everyTopicOfTheRegistryHasAFamilyThatCanBeWrittenAndRead() {
        assertThat(RegistryTopics.ALL)
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(EventFamily.of(topic.family())
                                .reader(topic.family().getSimpleName()))
                        .isNotNull());
    }

    @Test
    void whatIsNoRecordIsRefused() {
        assertThatThrownBy(() -> EventFamily.of(String.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EventFamily.of(Fact.class).write(new Fact.Note("elsewhere", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another family");
    }
}
