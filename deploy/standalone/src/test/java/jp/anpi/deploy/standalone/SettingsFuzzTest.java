package jp.anpi.deploy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Every record of settings, given nonsense: it is made, or refused in a way that names the setting, and nothing else happens. */
@Timeout(60)
class SettingsFuzzTest {

    private static final long SEED = Long.getLong("anpi.fuzz.seed", 20261121);
    private static final int ROUNDS = 150;
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "-1",
            "1",
            "999999999999999999999",
            "NaN",
            "true",
            "nein",
            "5y",
            "-3d",
            "P1D",
            "10s",
            "-1ms",
            "12MB",
            "-1B",
            "https://example.jp/{z}/{x}/{y}.png",
            "http://",
            "://",
            "髙﨑",
            "\u0000",
            "../../etc/passwd",
            "a".repeat(5_000),
            "Asia/Tokyo",
            "Nowhere/Land",
            "2026-11-21",
            "2026-13-45",
            "a,b,,c",
            "{",
            "#{1/0}");

    static Stream<Class<?>> settings() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        List<Class<?>> found = new java.util.ArrayList<>();
        for (var definition : scanner.findCandidateComponents("jp.anpi")) {
            found.add(Class.forName(String.valueOf(definition.getBeanClassName())));
        }
        assertThat(found).as("records of settings").hasSizeGreaterThan(20);
        return found.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void nonsenseIsRefusedByName(Class<?> type) {
        assertThat(type.isRecord()).isTrue();
        String prefix = type.getAnnotation(ConfigurationProperties.class).value();
        var random = new Random(SEED ^ type.getName().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, String> given = new HashMap<>();
            for (var part : type.getRecordComponents()) {
                if (random.nextInt(3) == 0) {
                    given.put(
                            prefix + "." + DataObjectPropertyName.toDashedForm(part.getName()) + tail(random),
                            VALUES.get(random.nextInt(VALUES.size())));
                }
            }
            bind(prefix, type, given);
        }
    }

    /** Also parts of lists and maps that are none. */
    private static String tail(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "[0]";
            case 1 -> "[7]";
            case 2 -> ".name";
            case 3 -> "[0].name";
            default -> "";
        };
    }

    private static void bind(String prefix, Class<?> type, Map<String, String> given) {
        try {
            new Binder(new MapConfigurationPropertySource(given)).bindOrCreate(prefix, Bindable.of(type));
        } catch (BindException refused) {
            assertThat(messages(refused))
                    .as("%s with %s", type.getSimpleName(), given)
                    .contains("anpi");
            assertThat(root(refused))
                    .as("%s with %s", type.getSimpleName(), given)
                    .isNotInstanceOfAny(
                            NullPointerException.class, IndexOutOfBoundsException.class, ArithmeticException.class);
        } catch (RuntimeException | StackOverflowError fault) {
            throw new AssertionError(type.getSimpleName() + " with " + given, fault);
        }
    }

    private static Throwable root(Throwable thrown) {
        return thrown.getCause() == null ? thrown : root(thrown.getCause());
    }

    private static String messages(Throwable thrown) {
        return thrown.getMessage() + (thrown.getCause() == null ? "" : "\n" + messages(thrown.getCause()));
    }
}
