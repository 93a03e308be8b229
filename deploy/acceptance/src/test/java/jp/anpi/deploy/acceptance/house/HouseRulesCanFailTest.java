package jp.anpi.deploy.acceptance.house;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot fail is no rule: each one sees its offender. */
class HouseRulesCanFailTest {

    private static final JavaClasses OFFENDERS = new ClassFileImporter()
            .importPackages(
                    "jp.anpi.registry.offender",
                    "jp.anpi.safety.offender",
                    "jp.anpi.notifier.offender",
                    "jp.anpi.deploy.embedded.offender");

    static Stream<Arguments> rulesAndOffenders() {
        return Stream.of(
                Arguments.of(HouseRules.REGISTRY_KNOWS_NOBODY, "UsesSafety"),
                Arguments.of(HouseRules.SAFETY_KNOWS_NO_NOTIFIER, "UsesNotifier"),
                Arguments.of(HouseRules.NOTIFIER_KNOWS_NO_DEPLOY, "UsesDeploy"),
                Arguments.of(HouseRules.EMBEDDED_IS_A_LEAF, "UsesRegistry"),
                Arguments.of(
                        HouseRules.knowsNoFramework(JavaClass.Predicates.simpleName("WaitsForAMono")), "WaitsForAMono"),
                Arguments.of(HouseRules.TIME_IS_INJECTED, "ReadsTheClock"),
                Arguments.of(HouseRules.ONLY_THE_PROJECTOR_WAITS, "WaitsForAMono"),
                Arguments.of(HouseRules.NO_FAULT_IS_LOGGED_WHOLE, "LogsAFault"),
                Arguments.of(HouseRules.PACKAGES_SAY_WHAT_THEY_ARE_FOR, "OffenderManager"),
                Arguments.of(HouseRules.NAMES_SAY_SOMETHING, "OffenderManager"),
                Arguments.of(HouseRules.ROUTES_STAY_INSIDE, "PublicEndpoint"));
    }

    @ParameterizedTest(name = "{0}: sees {1}")
    @MethodSource("rulesAndOffenders")
    void theRuleSeesItsOffender(ArchRule rule, String offender) {
        assertThatThrownBy(() -> rule.check(OFFENDERS))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(offender);
    }
}
