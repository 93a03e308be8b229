package jp.anpi.safety.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How the features lean on each other; core's packages of the same names count with them. */
class SafetyArrowsTest {

    private static final String[] FEATURES = {
        "sealing",
        "store",
        "access",
        "ladder",
        "clock",
        "roster",
        "incident",
        "report",
        "matching",
        "check",
        "map",
        "board",
        "lookahead",
        "facility",
        "archive",
        "progress",
        "phone",
        "serverclock",
        "wiring"
    };

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // The core's builders come as a jar of tests, with the offenders of its own rules.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("jp.anpi.safety");

    private static final ArchRule NOBODY_WAITS = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "waits for a publisher",
                    call -> call.getTargetOwner().getName().startsWith("reactor.core.publisher.")
                            && call.getName().startsWith("block")));

    private static final ArchRule TIME_IS_INJECTED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    private static final ArchRule ROUTES_STAY_INSIDE = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .haveSimpleNameEndingWith("Routes");

    @Test
    void everyFeatureIsNamed() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/jp/anpi/safety"))) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .isSubsetOf(FEATURES);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sealing, sealing",
        "store, store",
        "access, access",
        "roster, roster sealing access ladder",
        "incident, incident roster sealing store access ladder",
        "report, report incident roster sealing store access",
        "matching, matching report incident roster sealing store access ladder clock",
        "check, check matching report incident roster sealing store access ladder clock",
        "map, map",
        "board, board map check matching incident roster store access",
        "lookahead, lookahead board check matching incident roster store access ladder clock",
        "facility, facility incident roster sealing access",
        "archive, archive check incident roster access",
        "serverclock, serverclock",
        "phone, phone",
        "progress, progress board archive incident roster store",
    })
    void aFeatureLeansOnlyOnTheseFeatures(String feature, String allowed) {
        leansOn(feature, allowed.split(" ")).check(OURS);
    }

    @Test
    void nobodyWaitsReadsTheClockOrShowsItsRoutes() {
        NOBODY_WAITS.check(OURS);
        TIME_IS_INJECTED.check(OURS);
        ROUTES_STAY_INSIDE.check(OURS);
    }

    @Test
    void theRulesCanFail() {
        class Waits {
            Object now() {
                return Mono.just(1).block();
            }
        }
        class LooksAtTheWall {
            Instant now() {
                return Instant.now();
            }
        }
        @RestController
        class Endpoint {}
        assertFails(NOBODY_WAITS, Waits.class);
        assertFails(TIME_IS_INJECTED, LooksAtTheWall.class);
        assertFails(ROUTES_STAY_INSIDE, Endpoint.class);
        assertThatThrownBy(() -> leansOn("check", "check").check(OURS)).isInstanceOf(AssertionError.class);
    }

    private static void assertFails(ArchRule rule, Class<?> offender) {
        var classes = new ClassFileImporter().importClasses(offender);
        assertThatThrownBy(() -> rule.check(classes)).isInstanceOf(AssertionError.class);
    }

    private static ArchRule leansOn(String feature, String... allowed) {
        String[] forbidden = Stream.of(FEATURES)
                .filter(other -> !Arrays.asList(allowed).contains(other))
                .map(other -> "jp.anpi.safety." + other)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("jp.anpi.safety." + feature)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden);
    }
}
