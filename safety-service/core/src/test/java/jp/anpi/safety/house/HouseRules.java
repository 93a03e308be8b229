package jp.anpi.safety.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the features of this core may use; whatever is not listed is forbidden. */
final class HouseRules {

    private static final String ROOT = "jp.anpi.safety.";

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("access", Set.of()),
            Map.entry("report", Set.of()),
            Map.entry("clock", Set.of()),
            Map.entry("ladder", Set.of()),
            Map.entry("matching", Set.of()),
            Map.entry("incident", Set.of("ladder")),
            Map.entry("check", Set.of("incident", "report", "ladder", "clock")),
            Map.entry("board", Set.of("incident", "check")),
            Map.entry("map", Set.of()),
            Map.entry("progress", Set.of("board")),
            Map.entry("lookahead", Set.of("incident", "ladder", "clock", "check")),
            Map.entry("simulation", Set.of("incident", "report", "ladder", "clock", "check", "board")),
            Map.entry("facility", Set.of("incident")));

    private static final Set<String> NOW = Set.of("now", "currentTimeMillis", "nanoTime", "systemDefault", "instant");

    private HouseRules() {}

    static Set<String> features() {
        return MAY_USE.keySet();
    }

    /** A feature uses the JDK, the contracts, JTS where geometry is, and the features it names. */
    static ArchRule arrowsOf(String feature) {
        Stream<String> common =
                Stream.of("java..", "org.jspecify..", "jp.anpi.registry.contract", ROOT + "contract", ROOT + feature);
        Stream<String> geometry = feature.equals("incident") ? Stream.of("org.locationtech.jts..") : Stream.empty();
        Stream<String> others = MAY_USE.getOrDefault(feature, Set.of()).stream().map(ROOT::concat);
        String[] allowed =
                Stream.of(common, geometry, others).flatMap(stream -> stream).toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(ROOT + feature)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .because("arrows between features are listed in one place");
    }

    /** Time and zone come in as parameters: no clock is read, not even an injected one. */
    static final ArchRule NO_CLOCK_IS_READ = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe("reads a clock", HouseRules::readsAClock))
            .because("decisions are pure functions of state, event and now");

    private static boolean readsAClock(JavaCall<?> call) {
        String owner = call.getTargetOwner().getFullName();
        boolean ofTime = owner.startsWith("java.time.") || owner.equals(System.class.getName());
        return ofTime && NOW.contains(call.getName());
    }

    /** Every class is in a feature that the rules know. */
    static final ArchRule EVERY_CLASS_HAS_ITS_FEATURE = classes()
            .should()
            .resideInAnyPackage(features().stream().map(ROOT::concat).toArray(String[]::new))
            .because("a new package states what it may use first");

    /** No names that say nothing. */
    static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Manager|Helper|Impl|Common)")
            .because("such a name hides that a class has no one idea");
}
