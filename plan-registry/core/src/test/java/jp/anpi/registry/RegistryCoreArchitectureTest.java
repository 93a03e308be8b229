package jp.anpi.registry;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.LocalDate;
import java.time.ZoneId;
import jp.anpi.registry.disclosure.LeansOnPaper;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.group.ForeignFriend;
import jp.anpi.registry.paper.SheetList;
import org.junit.jupiter.api.Test;

/** What the pure rules of the registry may know. */
class RegistryCoreArchitectureTest {

    private static final ArchRule GROUPS_KNOW_THE_CONTRACT_ONLY = classes()
            .that()
            .resideInAPackage("jp.anpi.registry.group..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "jp.anpi.registry.contract..", "jp.anpi.registry.group..", "org.jspecify.annotations..");

    private static final ArchRule TABLES_KNOW_THE_JDK_ONLY = classes()
            .that()
            .resideInAPackage("jp.anpi.registry.sheet..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "jp.anpi.registry.sheet..", "org.jspecify.annotations..");

    private static final ArchRule SCHEDULES_KNOW_CONTRACT_AND_TABLES_ONLY = classes()
            .that()
            .resideInAPackage("jp.anpi.registry.schedule..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "jp.anpi.registry.contract..",
                    "jp.anpi.registry.sheet..",
                    "jp.anpi.registry.schedule..",
                    "org.jspecify.annotations..");

    private static final ArchRule PLANS_KNOW_CONTRACT_AND_HAZARDS_ONLY = classes()
            .that()
            .resideInAPackage("jp.anpi.registry.plan..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "jp.anpi.registry.contract..",
                    "jp.anpi.registry.hazard..",
                    "jp.anpi.registry.plan..",
                    "org.jspecify.annotations..");

    /** What any list is read by knows no list; lists name people, and then offices, and nobody else's lists. */
    private static final ArchRule LISTS_KNOW_THOSE_WHOM_THEY_NAME = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("list")
            .definedBy("jp.anpi.registry.importing.list..")
            .layer("person")
            .definedBy("jp.anpi.registry.importing.person..")
            .layer("office")
            .definedBy("jp.anpi.registry.importing.office..")
            .layer("serving")
            .definedBy("jp.anpi.registry.importing.serving..")
            .layer("plan")
            .definedBy("jp.anpi.registry.importing.plan..")
            .layer("shelter")
            .definedBy("jp.anpi.registry.importing.shelter..")
            .whereLayer("list")
            .mayNotAccessAnyLayer()
            .whereLayer("person")
            .mayOnlyAccessLayers("list")
            .whereLayer("office")
            .mayOnlyAccessLayers("list")
            .whereLayer("serving")
            .mayOnlyAccessLayers("list", "person", "office")
            .whereLayer("plan")
            .mayOnlyAccessLayers("list", "person", "office")
            .whereLayer("shelter")
            .mayOnlyAccessLayers("list");

    private static final ArchRule NO_FEATURE_LEANS_ON_ONE_THAT_LEANS_ON_IT =
            slices().matching("jp.anpi.registry.(*)..").should().beFreeOfCycles();

    private static final ArchRule NOBODY_READS_A_CLOCK = noClasses()
            .should()
            .callMethodWhere(describe("read a clock or the JVM's zone", call -> {
                var owner = call.getTargetOwner().getName();
                return switch (call.getName()) {
                    case "now" -> owner.startsWith("java.time.");
                    case "systemDefault" -> owner.equals("java.time.ZoneId");
                    case "currentTimeMillis" -> owner.equals("java.lang.System");
                    default -> false;
                };
            }));

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("jp.anpi.registry");

    @Test
    void groupsKnowTheContractOnly() {
        GROUPS_KNOW_THE_CONTRACT_ONLY.check(OURS);
    }

    @Test
    void tablesKnowTheJdkAndSchedulesTheContractAndTables() {
        TABLES_KNOW_THE_JDK_ONLY.check(OURS);
        SCHEDULES_KNOW_CONTRACT_AND_TABLES_ONLY.check(OURS);
    }

    @Test
    void plansKnowTheContractOnly() {
        PLANS_KNOW_CONTRACT_AND_HAZARDS_ONLY.check(OURS);
    }

    @Test
    void listsKnowThoseWhomTheyNameAndNoListKnowsAllOthers() {
        LISTS_KNOW_THOSE_WHOM_THEY_NAME.check(OURS);
    }

    @Test
    void noFeatureLeansOnOneThatLeansOnIt() {
        NO_FEATURE_LEANS_ON_ONE_THAT_LEANS_ON_IT.check(OURS);
    }

    @Test
    void theRuleOfFeaturesSeesACircle() {
        var circle = new ClassFileImporter().importClasses(LeansOnPaper.class, SheetList.class, Sight.class);
        assertThatThrownBy(() -> NO_FEATURE_LEANS_ON_ONE_THAT_LEANS_ON_IT.check(circle))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void nobodyReadsAClock() {
        NOBODY_READS_A_CLOCK.check(OURS);
    }

    @Test
    void theClockRuleSeesAClockBeingRead() {
        class Offender {
            LocalDate today() {
                return LocalDate.now(ZoneId.systemDefault());
            }
        }
        var offender = new ClassFileImporter().importClasses(Offender.class);
        assertThatThrownBy(() -> NOBODY_READS_A_CLOCK.check(offender)).isInstanceOf(AssertionError.class);
    }

    @Test
    void theContractRuleSeesAForeignClass() {
        var offender = new ClassFileImporter().importClasses(ForeignFriend.class);
        assertThatThrownBy(() -> GROUPS_KNOW_THE_CONTRACT_ONLY.check(offender)).isInstanceOf(AssertionError.class);
    }

    @Test
    void theRuleOfTablesSeesTheContractBeingUsed() {
        var rule = classes()
                .that()
                .resideInAPackage("jp.anpi.registry.schedule..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "jp.anpi.registry.schedule..", "org.jspecify.annotations..");
        assertThatThrownBy(() -> rule.check(OURS)).isInstanceOf(AssertionError.class);
    }
}
