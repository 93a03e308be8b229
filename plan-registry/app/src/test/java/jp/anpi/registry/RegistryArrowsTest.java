package jp.anpi.registry;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Inside the registry's app every feature stands on store, and people and plans on what is known of the ground; wiring alone sees all. */
class RegistryArrowsTest {

    private static final String[] FEATURES = {
        "store",
        "person",
        "office",
        "hazard",
        "ground",
        "shelter",
        "way",
        "plan",
        "group",
        "schedule",
        "mistake",
        "importing",
        "letter",
        "consent",
        "exporting",
        "printing",
        "paper",
        "access",
        "enrolment",
        "tablet",
        "loading",
        "wiring"
    };

    /** What of imports stands on which other part is told apart by folder too, in the core and here. */
    private static final String[] IMPORTS = {
        "importing.list",
        "importing.file",
        "importing.run",
        "importing.undo",
        "importing.person",
        "importing.office",
        "importing.serving",
        "importing.plan",
        "importing.shelter"
    };

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(where -> !where.contains("-tests.jar"))
            .importPackages(Stream.of(FEATURES).map(RegistryArrowsTest::folder).toArray(String[]::new));

    private static final ArchRule NOBODY_READS_THE_CLOCK = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @Test
    void everyFeatureIsNamed() throws IOException {
        assertThat(folders("")).isSubsetOf(FEATURES);
        assertThat(folders("/importing")).map(folder -> "importing." + folder).isSubsetOf(IMPORTS);
    }

    private static List<String> folders(String below) throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/jp/anpi/registry" + below))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        }
    }

    @Test
    void featuresKnowOnlyWhatTheyStandOn() {
        uses("store").check(MAIN);
        uses("person", "store", "hazard", "group").check(MAIN);
        uses("office", "store", "hazard").check(MAIN);
        uses("hazard", "store").check(MAIN);
        uses("ground", "store", "hazard").check(MAIN);
        uses("shelter", "store", "hazard").check(MAIN);
        uses("way", "store", "hazard", "ground", "shelter").check(MAIN);
        uses("plan", "store", "hazard").check(MAIN);
        uses("group", "store").check(MAIN);
        uses("schedule", "store", "person", "office").check(MAIN);
        uses("mistake", "store", "plan", "person").check(MAIN);
        uses("importing", "store", "hazard", "group", "schedule", "shelter", "plan", "person", "office", "mistake")
                .check(MAIN);
        uses("letter", "store", "plan").check(MAIN);
        uses("consent", "store").check(MAIN);
        uses("exporting", "store", "hazard", "plan", "letter", "importing", "person", "schedule", "shelter")
                .check(MAIN);
        uses("printing", "store", "hazard", "plan", "group", "person").check(MAIN);
        uses("paper", "store", "person", "printing").check(MAIN);
        uses("access", "store").check(MAIN);
        uses("enrolment", "store", "access").check(MAIN);
        uses("tablet", "store", "access", "enrolment").check(MAIN);
        uses("loading", "store", "access", "plan", "hazard", "ground", "shelter")
                .check(MAIN);
    }

    @Test
    void listsOfAFeatureStandOnTheImportThatRunsThemAndOnWhomTheyName() {
        imports("list").check(MAIN);
        imports("file", "list").check(MAIN);
        imports("run", "list", "file").check(MAIN);
        imports("undo", "list", "run").check(MAIN);
        imports("person", "list", "file", "run", "undo").check(MAIN);
        imports("office", "list", "file", "run", "undo", "person").check(MAIN);
        imports("serving", "list", "file", "run", "undo", "person", "office").check(MAIN);
        imports("plan", "list", "file", "run", "undo", "person", "office").check(MAIN);
        imports("shelter", "list", "file", "run").check(MAIN);
    }

    @Test
    void onlyWaysKnowHowStreetsAreSearched() {
        noClasses()
                .that()
                .resideOutsideOfPackage(folder("way"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.graphhopper..")
                .check(MAIN);
    }

    @Test
    void routesAreSeenByNobody() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Routes")
                .should()
                .bePackagePrivate()
                .check(MAIN);
    }

    @Test
    void nobodyReadsTheClock() {
        NOBODY_READS_THE_CLOCK.check(MAIN);
    }

    @Test
    void theRulesCanFail() {
        assertThatThrownBy(() -> uses("loading").check(MAIN)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> imports("plan", "list").check(MAIN)).isInstanceOf(AssertionError.class);
        class ReadsTheClock {
            final LocalDate day = LocalDate.now();
        }
        var offender = new ClassFileImporter().importClasses(ReadsTheClock.class);
        assertThatThrownBy(() -> NOBODY_READS_THE_CLOCK.check(offender)).isInstanceOf(AssertionError.class);
    }

    private static ArchRule uses(String feature, String... others) {
        return ofAll(FEATURES, feature, Stream.of(others));
    }

    private static ArchRule imports(String part, String... others) {
        return ofAll(IMPORTS, "importing." + part, Stream.of(others).map(other -> "importing." + other));
    }

    /** Of all these folders it may know itself and the others. */
    private static ArchRule ofAll(String[] all, String one, Stream<String> others) {
        return noClasses()
                .that()
                .resideInAPackage(folder(one) + "..")
                .should()
                .dependOnClassesThat(within(Stream.of(all)).and(not(within(Stream.concat(Stream.of(one), others)))));
    }

    private static DescribedPredicate<JavaClass> within(Stream<String> folders) {
        return resideInAnyPackage(folders.map(name -> folder(name) + "..").toArray(String[]::new));
    }

    private static String folder(String feature) {
        return "jp.anpi.registry." + feature;
    }
}
