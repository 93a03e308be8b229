package jp.anpi.registry.eventing;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

class WaitingTest {

    /** Threads of their own: the owner's loop, the follower's loop, and whoever starts the product. */
    private static final Set<String> MAY_WAIT = Set.of("LogProjector", "Tail", "RunningEventing", "TopicPlan");

    private static final ArchRule NOBODY_ELSE_WAITS = noClasses()
            .that(new DescribedPredicate<JavaClass>("are not " + MAY_WAIT) {
                @Override
                public boolean test(JavaClass type) {
                    return !MAY_WAIT.contains(type.getSimpleName());
                }
            })
            .should()
            .callMethodWhere(target(nameMatching("block.*|get|join|await|sleep|toIterable|toStream"))
                    .and(target(owner(new DescribedPredicate<JavaClass>("are waited for") {
                        @Override
                        public boolean test(JavaClass type) {
                            return type.isAssignableTo(Publisher.class)
                                    || type.isAssignableTo(Future.class)
                                    || type.getPackageName().equals("java.util.concurrent.locks")
                                    || type.getName().equals("java.util.concurrent.CountDownLatch")
                                    || type.getName().equals("java.lang.Thread") && !type.isInterface();
                        }
                    }))));

    @Test
    void onlyThreadsOfTheirOwnWait() {
        NOBODY_ELSE_WAITS
                .because("an event loop that waits stands still for everybody")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("jp.anpi.registry.eventing"));
    }

    @Test
    void theRuleSeesABlock() {
        class Offender {
            Object wait(Mono<Object> work) {
                return String.valueOf(work.block());
            }
        }
        var offender = new ClassFileImporter().importClasses(Offender.class);
        assertThatThrownBy(() -> NOBODY_ELSE_WAITS.check(offender)).isInstanceOf(AssertionError.class);
    }
}
