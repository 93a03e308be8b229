package jp.anpi.notifier;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.mail.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import jp.anpi.notifier.channel.MailCarrier;
import jp.anpi.notifier.door.RealMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How the notifier's features lean on each other, and that a drill has no way to the mail server. */
class NotifierArchitectureTest {

    private static final String[] FEATURES = {"message", "channel", "push", "asking", "sandbox", "wiring"};

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("jp.anpi.notifier");

    /** Only the mail channel speaks to a mail server; it takes a {@link RealMail}, which only the door makes. */
    private static final ArchRule ONLY_THE_CHANNEL_MAILS = noClasses()
            .that()
            .resideOutsideOfPackage("jp.anpi.notifier.channel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.mail..", "jakarta.mail..", "org.eclipse.angus..");

    private static final ArchRule NOBODY_WAITS = noClasses()
            .should()
            .callMethodWhere(describe(
                    "waits for a publisher",
                    call -> call.getTargetOwner().getName().startsWith("reactor.core.publisher.")
                            && call.getName().startsWith("block")));

    private static final ArchRule ROUTES_STAY_INSIDE = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .haveSimpleNameEndingWith("Routes");

    @Test
    void everyFeatureIsNamed() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/jp/anpi/notifier"))) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .isSubsetOf(FEATURES);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "message, message",
        "channel, channel",
        "push, push message",
        "asking, asking message channel push",
        "sandbox, sandbox message",
        "wiring, wiring message channel push asking sandbox"
    })
    void aFeatureLeansOnlyOnTheseFeatures(String feature, String allowed) {
        leansOn(feature, allowed.split(" ")).check(OURS);
    }

    @Test
    void onlyTheChannelMails() {
        ONLY_THE_CHANNEL_MAILS.check(OURS);
    }

    @Test
    void theChannelTakesNothingButARealAddress() {
        var takesRealMail = Arrays.stream(MailCarrier.class.getMethods())
                .filter(method -> method.getReturnType() == Mono.class)
                .allMatch(method -> method.getParameterTypes()[0] == RealMail.class);
        assertThat(takesRealMail).isTrue();
    }

    @Test
    void nobodyWaitsAndRoutesStayInside() {
        NOBODY_WAITS.check(OURS);
        ROUTES_STAY_INSIDE.check(OURS);
    }

    @Test
    void theRulesCanFail() {
        class Waits {
            Object now() {
                return Mono.just(1).block();
            }
        }
        class Mails {
            final Session session = Session.getInstance(new Properties());
        }
        @RestController
        class Endpoint {}
        assertFails(NOBODY_WAITS, Waits.class);
        assertFails(ONLY_THE_CHANNEL_MAILS, Mails.class);
        assertFails(ROUTES_STAY_INSIDE, Endpoint.class);
        assertThatThrownBy(() -> leansOn("asking", "asking").check(OURS)).isInstanceOf(AssertionError.class);
    }

    private static void assertFails(ArchRule rule, Class<?> offender) {
        var classes = new ClassFileImporter().importClasses(offender);
        assertThatThrownBy(() -> rule.check(classes)).isInstanceOf(AssertionError.class);
    }

    private static ArchRule leansOn(String feature, String... allowed) {
        String[] forbidden = Stream.of(FEATURES)
                .filter(other -> !Arrays.asList(allowed).contains(other))
                .map(other -> "jp.anpi.notifier." + other)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("jp.anpi.notifier." + feature)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden);
    }
}
