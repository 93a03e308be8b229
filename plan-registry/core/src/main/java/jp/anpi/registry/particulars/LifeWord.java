package jp.anpi.registry.particulars;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.Lifecycle;

/** Where in life somebody is, in the words of lists. */
public final class LifeWord {

    /** Each by its word. */
    public static final Map<String, Lifecycle> ALL =
            Arrays.stream(Lifecycle.values()).collect(Collectors.toUnmodifiableMap(LifeWord::of, life -> life));

    private LifeWord() {}

    public static String of(Lifecycle life) {
        return switch (life) {
            case AT_HOME -> "在宅";
            case IN_HOSPITAL -> "入院";
            case IN_FACILITY -> "入所";
            case MOVED_AWAY -> "転出";
            case DIED -> "死亡";
        };
    }
}
