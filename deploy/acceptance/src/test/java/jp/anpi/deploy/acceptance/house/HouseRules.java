package jp.anpi.deploy.acceptance.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The rules of the house, each named as README.md quotes it. */
final class HouseRules {

    private static final Set<String> CLOCK_TYPES = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.time.Year",
            "java.time.YearMonth");

    /** Arrows-Point-Left: plan-registry ← safety-service ← notifier ← deploy. */
    static final ArchRule REGISTRY_KNOWS_NOBODY = noClasses()
            .that(resideInAPackage("jp.anpi.registry.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("jp.anpi.safety..", "jp.anpi.notifier..", "jp.anpi.deploy.."))
            .as("plan-registry uses no service to its right");

    static final ArchRule SAFETY_KNOWS_NO_NOTIFIER = noClasses()
            .that(resideInAPackage("jp.anpi.safety.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("jp.anpi.notifier..", "jp.anpi.deploy.."))
            .as("safety-service uses no service to its right");

    static final ArchRule NOTIFIER_KNOWS_NO_DEPLOY = noClasses()
            .that(resideInAPackage("jp.anpi.notifier.."))
            .should()
            .dependOnClassesThat(resideInAPackage("jp.anpi.deploy.."))
            .as("notifier uses nothing of deploy");

    /** Embedded-Is-A-Leaf. */
    static final ArchRule EMBEDDED_IS_A_LEAF = noClasses()
            .that(resideInAPackage("jp.anpi.deploy.embedded.."))
            .should()
            .dependOnClassesThat(resideInAPackage("jp.anpi..")
                    .and(DescribedPredicate.not(resideInAPackage("jp.anpi.deploy.embedded.."))))
            .as("deploy/embedded uses no module of ours");

    /** Core-Knows-No-Framework: also kept by the enforcer on the class path. */
    static final ArchRule CORE_KNOWS_NO_FRAMEWORK = knowsNoFramework(areOfAPureModule());

    /** Time-Is-Injected: calendar time comes from an InstantSource; only where the house is wired may one be made. */
    static final ArchRule TIME_IS_INJECTED = noClasses()
            .that(DescribedPredicate.not(resideInAnyPackage("..wiring", "jp.anpi.deploy..")))
            .should(callMethodWhere(readsTheClock()))
            .as("time is injected: nobody reads the system's clock outside wiring");

    /** Only-The-Projector-Waits: it and whoever reads a tail of the log on threads of their own, and the start before anybody is served. */
    static final ArchRule ONLY_THE_PROJECTOR_WAITS = noClasses()
            .that(resideInAnyPackage("jp.anpi.registry..", "jp.anpi.safety..", "jp.anpi.notifier.."))
            .and(DescribedPredicate.not(blockNobody()))
            .and(DescribedPredicate.not(resideInAPackage("jp.anpi.registry.testkit..")))
            .should(callMethodWhere(waitsForAPublisher()))
            .as("nobody waits for a publisher or sleeps, except the projector on its own thread");

    /** No-Message-Of-A-Fault-Is-Logged: it may quote a name or an address; {@code Fault.of} says where it happened. */
    static final ArchRule NO_FAULT_IS_LOGGED_WHOLE = noClasses()
            .that(resideInAnyPackage("jp.anpi.registry..", "jp.anpi.safety..", "jp.anpi.notifier.."))
            .should(callMethodWhere(logsAFault()))
            .as("no fault is logged with its message");

    static final ArchRule PACKAGES_SAY_WHAT_THEY_ARE_FOR =
            classes().should(liveInANullMarkedPackage()).as("every package has a package-info with @NullMarked");

    static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Util|Utils|Impl|Helper|Common)")
            .as("no class is called Manager, Util, Impl, Helper or Common");

    static final ArchRule ROUTES_STAY_INSIDE = classes()
            .that()
            .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
            .should()
            .bePackagePrivate()
            .andShould()
            .haveSimpleNameEndingWith("Routes")
            .as("endpoints are package-private classes named …Routes");

    private HouseRules() {}

    static ArchRule knowsNoFramework(DescribedPredicate<JavaClass> pure) {
        return noClasses()
                .that(pure)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework..",
                        "reactor..",
                        "org.reactivestreams..",
                        "com.mongodb..",
                        "org.bson..",
                        "org.apache.kafka..",
                        "tools.jackson.."))
                .as("contract and core know no framework");
    }

    private static DescribedPredicate<JavaClass> areOfAPureModule() {
        return DescribedPredicate.describe(
                "are of a contract, core or sample module",
                type -> type.getSource()
                        .map(source -> source.getUri().toString())
                        .filter(uri -> uri.matches(
                                ".*/(plan-registry|safety-service|notifier)[-/](contract|core|sample)[-/].*"))
                        .isPresent());
    }

    private static DescribedPredicate<JavaMethodCall> readsTheClock() {
        return DescribedPredicate.describe("reads the system's clock", call -> {
            AccessTarget.MethodCallTarget target = call.getTarget();
            String owner = target.getOwner().getName();
            return (target.getName().equals("now")
                            && CLOCK_TYPES.contains(owner)
                            && target.getRawParameterTypes().stream()
                                    .noneMatch(type -> type.getName().equals("java.time.Clock")))
                    || (owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis"))
                    || (owner.equals("java.time.Clock") && target.getName().startsWith("system"))
                    || (owner.equals("java.time.InstantSource")
                            && target.getName().equals("system"));
        });
    }

    private static DescribedPredicate<JavaMethodCall> waitsForAPublisher() {
        return DescribedPredicate.describe("waits", call -> {
            String owner = call.getTarget().getOwner().getName();
            String name = call.getTarget().getName();
            return (owner.startsWith("reactor.core.publisher.")
                            && (name.equals("block")
                                    || name.equals("blockOptional")
                                    || name.equals("blockFirst")
                                    || name.equals("blockLast")
                                    || name.equals("toIterable")
                                    || name.equals("toStream")))
                    || (owner.equals("java.lang.Thread") && name.equals("sleep"))
                    || (owner.equals("java.util.concurrent.CompletableFuture")
                            && (name.equals("join") || name.equals("get")));
        });
    }

    private static DescribedPredicate<JavaClass> blockNobody() {
        return DescribedPredicate.describe(
                "have a thread of their own or work before the start",
                type -> Set.of("LogProjector", "Tail", "TopicPlan", "RunningEventing")
                                .contains(type.getSimpleName())
                        && type.getPackageName().equals("jp.anpi.registry.eventing"));
    }

    private static DescribedPredicate<JavaMethodCall> logsAFault() {
        return DescribedPredicate.describe(
                "logs a fault",
                call -> call.getTargetOwner().getName().equals("org.slf4j.Logger")
                        && call.getTarget().getRawParameterTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(Throwable.class)));
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package with @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage()
                        .tryGetAnnotationOfType(NullMarked.class)
                        .isPresent();
                if (!marked) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            type.getPackageName() + " has no package-info with @NullMarked (" + type.getName() + ")"));
                }
            }
        };
    }
}
