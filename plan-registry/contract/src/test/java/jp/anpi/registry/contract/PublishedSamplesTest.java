package jp.anpi.registry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What was once published stays readable: one sample of each event and version, read back by today's code for ever. */
class PublishedSamplesTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<Class<?>> events() {
        return RegistryTopics.ALL.stream().flatMap(topic -> concrete(topic.family()));
    }

    private static Stream<Class<?>> concrete(Class<?> family) {
        return family.isSealed()
                ? List.of(family.getPermittedSubclasses()).stream().flatMap(PublishedSamplesTest::concrete)
                : Stream.of(family);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void everySampleOfVersionOneIsReadAndWrittenBackUnchanged(Class<?> event) throws IOException {
        isReadAndWrittenBackUnchanged("/samples/v1/", event);
    }

    @ParameterizedTest
    @ValueSource(classes = {PersonState.class, OfficeState.class})
    void aSampleOfWhatVersionOneHasGotSinceIsReadAndWrittenBackUnchanged(Class<?> event) throws IOException {
        isReadAndWrittenBackUnchanged("/samples/v1/since/", event);
    }

    private static void isReadAndWrittenBackUnchanged(String folder, Class<?> event) throws IOException {
        String file = folder + event.getSimpleName() + ".json";
        try (InputStream sample = PublishedSamplesTest.class.getResourceAsStream(file)) {
            assertThat(sample).as("a sample %s exists", file).isNotNull();
            byte[] published = sample.readAllBytes();

            Object read = JSON.readValue(published, event);

            assertThat(JSON.readTree(JSON.writeValueAsBytes(read))).isEqualTo(JSON.readTree(published));
        }
    }

    @Test
    void whatOlderRecordsLackIsUnknownAndWrittenOnlyWhenItIsKnown() {
        var office = new OfficeState(
                OfficeId.random(),
                1,
                "見本居宅",
                OfficeState.Kind.CARE_MANAGEMENT,
                new DistrictId("d01"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        assertThat(JSON.writeValueAsString(office))
                .doesNotContain("hours")
                .doesNotContain("address")
                .doesNotContain("until");
        assertThat(office.worksOn(LocalDate.MAX)).isTrue();
        var known = new OfficeState(
                office.id(),
                2,
                office.name(),
                office.kind(),
                office.district(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of("川端1-2"),
                Optional.of("平日9時〜17時"),
                List.of(new DistrictId("d01"), new DistrictId("d02")),
                Optional.of("福祉用具貸与"),
                Optional.of(LocalDate.of(2027, 3, 31)));
        var member = new MemberState(
                MemberId.random(),
                1,
                office.id(),
                "見本 花子",
                Role.CARE_MANAGER,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("夜間も可"),
                Optional.of(LocalDate.of(2027, 3, 31)),
                Optional.of(new MemberState.Former(OfficeId.random(), LocalDate.of(2026, 4, 1))));
        assertThat(JSON.readValue(JSON.writeValueAsString(known), OfficeState.class))
                .isEqualTo(known);
        assertThat(JSON.readValue(JSON.writeValueAsString(member), MemberState.class))
                .isEqualTo(member);
    }
}
