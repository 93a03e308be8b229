package jp.anpi.registry.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Inside the module arrows point to problem: page → access → problem ← body, listing; access, server → path; and nobody reads the clock. */
class ArrowsTest {

    private static final String HERE = "jp.anpi.registry.http";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HERE);

    private static final ArchRule PROBLEM_KNOWS_NOBODY = onlyUses("problem");
    private static final ArchRule NOBODY_READS_THE_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @Test
    void arrowsPointToProblem() {
        PROBLEM_KNOWS_NOBODY.check(MAIN);
        onlyUses("body", "problem").check(MAIN);
        onlyUses("listing", "problem").check(MAIN);
        onlyUses("path").check(MAIN);
        onlyUses("access", "problem", "path").check(MAIN);
        onlyUses("page", "problem", "access").check(MAIN);
        onlyUses("server", "path", "body").check(MAIN);
    }

    @Test
    void nobodyReadsTheClock() {
        NOBODY_READS_THE_CLOCK.check(MAIN);
    }

    @Test
    void theRulesCanFail() {
        assertThatThrownBy(() -> onlyUses("page").check(MAIN)).isInstanceOf(AssertionError.class);
        class ReadsTheClock {
            final Instant at = Instant.now();
        }
        var offender = new ClassFileImporter().importClasses(ReadsTheClock.class);
        assertThatThrownBy(() -> NOBODY_READS_THE_CLOCK.check(offender)).isInstanceOf(AssertionError.class);
    }

    private static ArchRule onlyUses(String part, String... others) {
        var allowed = new ArrayList<String>();
        allowed.add(HERE + "." + part + "..");
        for (String other : others) {
            allowed.add(HERE + "." + other + "..");
        }
        return noClasses()
                .that()
                .resideInAPackage(HERE + "." + part + "..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(HERE + "..")
                        .and(DescribedPredicate.not(
                                JavaClass.Predicates.resideInAnyPackage(allowed.toArray(String[]::new)))));
    }
}
