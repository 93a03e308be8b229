package jp.anpi.deploy.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole product is held against every rule of the house. */
class HouseRulesTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("jp.anpi");

    static Stream<ArchRule> rules() {
        return Stream.of(
                HouseRules.REGISTRY_KNOWS_NOBODY,
                HouseRules.SAFETY_KNOWS_NO_NOTIFIER,
                HouseRules.NOTIFIER_KNOWS_NO_DEPLOY,
                HouseRules.EMBEDDED_IS_A_LEAF,
                HouseRules.CORE_KNOWS_NO_FRAMEWORK,
                HouseRules.TIME_IS_INJECTED,
                HouseRules.ONLY_THE_PROJECTOR_WAITS,
                HouseRules.NO_FAULT_IS_LOGGED_WHOLE,
                HouseRules.PACKAGES_SAY_WHAT_THEY_ARE_FOR,
                HouseRules.NAMES_SAY_SOMETHING,
                HouseRules.ROUTES_STAY_INSIDE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theHouseKeepsTheRule(ArchRule rule) {
        rule.check(HOUSE);
    }

    @Test
    void everyServiceIsInThePicture() {
        assertThat(HOUSE.stream().map(type -> type.getPackageName()).distinct())
                .contains(
                        "jp.anpi.registry.contract",
                        "jp.anpi.registry.eventing",
                        "jp.anpi.safety.check",
                        "jp.anpi.deploy.embedded.kafka",
                        "jp.anpi.deploy.embedded.store",
                        "jp.anpi.deploy.standalone");
    }
}
