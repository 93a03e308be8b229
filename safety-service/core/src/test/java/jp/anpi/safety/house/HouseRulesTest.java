package jp.anpi.safety.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.safety.board.BoardFold;
import jp.anpi.safety.check.CheckRules;
import jp.anpi.safety.check.Offender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/contract/"))
            .importPackages("jp.anpi.safety");

    static Set<String> features() {
        return HouseRules.features();
    }

    @ParameterizedTest
    @MethodSource("features")
    void aFeatureUsesOnlyWhatItNames(String feature) {
        HouseRules.arrowsOf(feature).check(CORE);
    }

    @Test
    void noClockIsRead() {
        HouseRules.NO_CLOCK_IS_READ.check(CORE);
    }

    @Test
    void everyClassHasItsFeature() {
        HouseRules.EVERY_CLASS_HAS_ITS_FEATURE.check(CORE);
    }

    @Test
    void namesSaySomething() {
        HouseRules.NAMES_SAY_SOMETHING.check(CORE);
    }

    @Test
    void everyFeatureSaysInItsPackageWhatItPromisesMayUseAndWhereToStart() throws IOException {
        Path sources = Path.of("src/main/java/jp/anpi/safety");
        for (String feature : HouseRules.features()) {
            String text = Files.readString(sources.resolve(feature).resolve("package-info.java"));
            String line = text.replaceAll("\\s*\\n \\* ", " ");
            assertThat(line).contains("Promises ", "May use ", "Start reading at ", "@NullMarked");
        }
        try (Stream<Path> folders = Files.list(sources)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()).collect(Collectors.toSet()))
                    .isEqualTo(HouseRules.features());
        }
    }

    @Test
    void theArrowsRuleSeesAForbiddenArrow() {
        JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);
        assertThatThrownBy(() -> HouseRules.arrowsOf("check").check(offender))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("BoardFold");
    }

    @Test
    void theClockRuleSeesEveryWayToReadAClock() {
        class AsksInstant {
            Instant when() {
                return Instant.now();
            }
        }
        class AsksSystem {
            long when() {
                return System.currentTimeMillis();
            }
        }
        class AsksSource {
            Instant when(InstantSource source) {
                return source.instant();
            }
        }
        class AsksTheMachinesZone {
            ZoneId where() {
                return ZoneId.systemDefault();
            }
        }
        for (Class<?> offender :
                Set.of(AsksInstant.class, AsksSystem.class, AsksSource.class, AsksTheMachinesZone.class)) {
            JavaClasses one = new ClassFileImporter().importClasses(offender);
            assertThatThrownBy(() -> HouseRules.NO_CLOCK_IS_READ.check(one))
                    .as(offender.getSimpleName())
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void theOtherRulesSeeTheirOffenders() {
        class TimeUtil {}
        JavaClasses offender = new ClassFileImporter().importClasses(TimeUtil.class);
        assertThatThrownBy(() -> HouseRules.NAMES_SAY_SOMETHING.check(offender)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> HouseRules.EVERY_CLASS_HAS_ITS_FEATURE.check(offender))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void theRulesLookAtTheWholeCore() {
        assertThat(CORE.contain(CheckRules.class)).isTrue();
        assertThat(CORE.contain(BoardFold.class)).isTrue();
        assertThat(CORE.size()).isGreaterThan(60);
    }
}
