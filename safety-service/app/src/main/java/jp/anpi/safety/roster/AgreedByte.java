package jp.anpi.safety.roster;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.Agreed;
import jp.anpi.registry.contract.ConsentScope;

/**
 * What somebody agreed to as one byte, and one instance of each, since a whole city shares 256 of them: the lower half is with
 * whom their place in the list may be shared, the upper with whom their plan.
 */
final class AgreedByte {

    private static final ConsentScope[] SCOPES = ConsentScope.values();
    private static final int HALF = SCOPES.length;
    private static final int LOWER = (1 << HALF) - 1;

    private static final List<Agreed> ALL = IntStream.range(0, 1 << 2 * HALF)
            .mapToObj(number -> new Agreed(set(number & LOWER), set(number >> HALF)))
            .toList();

    private AgreedByte() {}

    static Agreed shared(Agreed agreed) {
        return of(number(agreed));
    }

    /** @param number as {@link #number} gave it */
    static Agreed of(int number) {
        return ALL.get(number);
    }

    /** As rows told it while there was one word for both. */
    static Agreed ofBoth(int number) {
        return of(number | number << HALF);
    }

    static int number(Agreed agreed) {
        return half(agreed.list()) | half(agreed.plan()) << HALF;
    }

    private static int half(Set<ConsentScope> scopes) {
        return scopes.stream().mapToInt(scope -> 1 << scope.ordinal()).sum();
    }

    private static Set<ConsentScope> set(int number) {
        EnumSet<ConsentScope> scopes = EnumSet.noneOf(ConsentScope.class);
        for (ConsentScope scope : SCOPES) {
            if ((number & 1 << scope.ordinal()) != 0) {
                scopes.add(scope);
            }
        }
        return scopes;
    }
}
