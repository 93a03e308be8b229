package jp.anpi.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each part of the notifier's rules uses only what it says. */
class NotifierCoreArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("jp.anpi.notifier");

    @ParameterizedTest
    @CsvSource({
        "incident, incident",
        "delivery, delivery",
        "throttle, throttle",
        "door, door",
        "stage, incident",
        "digest, incident",
        "wording, digest"
    })
    void aPartUsesTheContractAndAtMostOneOther(String part, String other) {
        uses(part, other).check(OURS);
    }

    @Test
    void theRuleCanFail() {
        assertThatThrownBy(() -> uses("stage", "delivery").check(OURS)).isInstanceOf(AssertionError.class);
    }

    private static ArchRule uses(String part, String other) {
        return classes()
                .that()
                .resideInAPackage("jp.anpi.notifier." + part)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "jp.anpi.registry.contract..",
                        "jp.anpi.safety.contract..",
                        "org.jspecify.annotations..",
                        "jp.anpi.notifier." + part,
                        "jp.anpi.notifier." + other);
    }
}
