package jp.anpi.registry.contract;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What may be shared of somebody in peacetime, and with whom.
 *
 * @param list with whom that they need help, who they are and where they live
 * @param plan with whom what their plan says
 */
public record Agreed(Set<ConsentScope> list, Set<ConsentScope> plan) {

    /** Nothing, with nobody. */
    public static final Agreed NOTHING = new Agreed(Set.of(), Set.of());

    /** Both, with everybody who has to do with them. */
    public static final Agreed EVERYTHING =
            new Agreed(EnumSet.allOf(ConsentScope.class), EnumSet.allOf(ConsentScope.class));

    public Agreed {
        list = ordered(list);
        plan = ordered(plan);
    }

    /** Both, with these. */
    public static Agreed with(Set<ConsentScope> scopes) {
        return new Agreed(scopes, scopes);
    }

    private static Set<ConsentScope> ordered(Set<ConsentScope> scopes) {
        EnumSet<ConsentScope> all = EnumSet.noneOf(ConsentScope.class);
        all.addAll(scopes);
        return Collections.unmodifiableSet(all);
    }
}
