package jp.anpi.safety.roster;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.ConsentScope;

/** Sets of scopes as one byte, and one instance of each, since a whole city shares sixteen of them. */
final class Agreed {

    private static final ConsentScope[] SCOPES = ConsentScope.values();

    private static final List<Set<ConsentScope>> ALL =
            IntStream.range(0, 1 << SCOPES.length).mapToObj(Agreed::made).toList();

    private Agreed() {}

    static Set<ConsentScope> shared(Set<ConsentScope> scopes) {
        return of(number(scopes));
    }

    /** @param number as {@link #number} gave it */
    static Set<ConsentScope> of(int number) {
        return ALL.get(number);
    }

    static int number(Set<ConsentScope> scopes) {
        return scopes.stream().mapToInt(scope -> 1 << scope.ordinal()).sum();
    }

    private static Set<ConsentScope> made(int number) {
        EnumSet<ConsentScope> scopes = EnumSet.noneOf(ConsentScope.class);
        for (ConsentScope scope : SCOPES) {
            if ((number & 1 << scope.ordinal()) != 0) {
                scopes.add(scope);
            }
        }
        return Collections.unmodifiableSet(scopes);
    }
}
