package jp.anpi.registry.disclosure;

import static jp.anpi.registry.disclosure.Sensitivity.CRITICAL;
import static jp.anpi.registry.disclosure.Sensitivity.HEALTH;
import static jp.anpi.registry.disclosure.Sensitivity.PERSONAL;
import static jp.anpi.registry.disclosure.Sensitivity.PLACE;
import static jp.anpi.registry.disclosure.Sensitivity.RESTRICTED;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.group.Requirements;
import jp.anpi.registry.particulars.Particulars;

/**
 * How sensitive each part of what the registry keeps of a person is. Every component of these records stands here: one that does
 * not is shown to nobody.
 */
public final class Sensitivities {

    private static final Map<Class<? extends Record>, Map<String, Sensitivity>> ALL = Map.of(
            PersonState.class,
            of(Map.of(
                    PERSONAL,
                    Set.of(
                            "id",
                            "version",
                            "name",
                            "birthDate",
                            "phone",
                            "hasPlan",
                            "checkers",
                            "assignments",
                            "services",
                            "contacts",
                            "changes",
                            "aliases",
                            "consents",
                            "lifecycle"),
                    HEALTH,
                    Set.of("placement"),
                    CRITICAL,
                    Set.of("lifeSupport"),
                    PLACE,
                    Set.of("home"))),
            Particulars.class,
            of(Map.of(
                    PERSONAL,
                    Set.of("born", "sex", "mobile", "fax", "mail", "hours", "household", "lives", "phoneOwner"),
                    HEALTH,
                    Set.of("communication", "treatment"),
                    PLACE,
                    Set.of("registered", "staying", "dwelling"),
                    RESTRICTED,
                    Set.of("key"))),
            Requirements.class,
            of(Map.of(
                    HEALTH,
                    Set.of("care", "careValidTo", "disabilities", "maternityUntil", "remarks", "reasons", "reason"),
                    CRITICAL,
                    Set.of("procedures"))));

    private Sensitivities() {}

    private static Map<String, Sensitivity> of(Map<Sensitivity, Set<String>> parts) {
        return parts.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(name -> Map.entry(name, entry.getKey())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Records of which each component is known. */
    static Set<Class<? extends Record>> records() {
        return ALL.keySet();
    }

    /** Of a component by its name; what nobody placed is for nobody but the restricted desk. */
    public static Sensitivity of(Class<? extends Record> type, String component) {
        return ALL.getOrDefault(type, Map.of()).getOrDefault(component, RESTRICTED);
    }

    /** Components that nobody has placed. */
    static List<String> unplaced(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .filter(name -> !ALL.getOrDefault(type, Map.of()).containsKey(name))
                .toList();
    }
}
