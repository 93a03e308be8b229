package jp.anpi.registry.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What everything that was said about sharing and about having a plan comes to. A decision stands until a later day's decision; neither silence nor the
 * ordinance's presumption ever outweighs one. Of one day, what was recorded last counts.
 */
public final class Consents {

    /** As many as are kept of one person; what still counts is among them. */
    public static final int MOST = 60;

    private Consents() {}

    /** What counts of sharing this with each scope; a scope of which nobody spoke is missing. */
    public static Map<ConsentScope, Consent> standing(ConsentMatter shared, List<Consent> told) {
        Map<ConsentScope, Consent> standing = new EnumMap<>(ConsentScope.class);
        for (Consent next : told) {
            if (next.about().contains(shared)) {
                next.scopes().forEach(scope -> standing.merge(scope, next, Consents::stronger));
            }
        }
        return Collections.unmodifiableMap(standing);
    }

    /** What counts of making a plan; empty while nobody spoke of it. */
    public static Optional<Consent> making(List<Consent> told) {
        return told.stream()
                .filter(one -> one.about().contains(ConsentMatter.PLAN_MAKING))
                .reduce(Consents::stronger);
    }

    /** What may be shared in peacetime, and with whom. */
    public static Agreed agreed(List<Consent> told) {
        return new Agreed(agreed(ConsentMatter.LIST, told), agreed(ConsentMatter.PLAN, told));
    }

    private static Set<ConsentScope> agreed(ConsentMatter shared, List<Consent> told) {
        Set<ConsentScope> agreed = EnumSet.noneOf(ConsentScope.class);
        standing(shared, told).forEach((scope, consent) -> {
            if (consent.answer().shares()) {
                agreed.add(scope);
            }
        });
        return agreed;
    }

    /** All that counts, for any matter. */
    private static Collection<Consent> counting(List<Consent> told) {
        return Stream.of(
                        standing(ConsentMatter.LIST, told).values().stream(),
                        standing(ConsentMatter.PLAN, told).values().stream(),
                        making(told).stream())
                .flatMap(some -> some)
                .toList();
    }

    /** The same and one more; when there are too many, the oldest that counts for nothing any more goes. */
    public static List<Consent> with(List<Consent> told, Consent next) {
        List<Consent> all = new ArrayList<>(told);
        all.add(next);
        if (all.size() > MOST) {
            Collection<Consent> needed = counting(all);
            all.remove(all.stream()
                    .filter(one -> needed.stream().noneMatch(kept -> kept == one))
                    .findFirst()
                    .orElseThrow());
        }
        return List.copyOf(all);
    }

    private static Consent stronger(Consent earlier, Consent later) {
        int weight = Integer.compare(weight(earlier.answer()), weight(later.answer()));
        if (weight != 0) {
            return weight > 0 ? earlier : later;
        }
        return earlier.on().isAfter(later.on()) ? earlier : later;
    }

    /** An ordinance is there for those who do not answer. */
    private static int weight(Consent.Answer answer) {
        return switch (answer) {
            case CONSENTED, REFUSED -> 2;
            case PRESUMED -> 1;
            case NO_ANSWER -> 0;
        };
    }
}
