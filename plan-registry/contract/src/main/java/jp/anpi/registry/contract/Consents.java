package jp.anpi.registry.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What everything that was said about sharing comes to. A decision stands until a later day's decision; neither silence nor the
 * ordinance's presumption ever outweighs one. Of one day, what was recorded last counts.
 */
public final class Consents {

    /** As many as are kept of one person; what still counts is among them. */
    public static final int MOST = 60;

    private Consents() {}

    /** What counts for each scope; a scope of which nobody spoke is missing. */
    public static Map<ConsentScope, Consent> standing(List<Consent> told) {
        Map<ConsentScope, Consent> standing = new EnumMap<>(ConsentScope.class);
        for (Consent next : told) {
            for (ConsentScope scope : next.scopes()) {
                standing.merge(scope, next, Consents::stronger);
            }
        }
        return Collections.unmodifiableMap(standing);
    }

    /** The scopes with which may be shared in peacetime. */
    public static Set<ConsentScope> agreed(List<Consent> told) {
        Set<ConsentScope> agreed = EnumSet.noneOf(ConsentScope.class);
        standing(told).forEach((scope, consent) -> {
            if (consent.answer().shares()) {
                agreed.add(scope);
            }
        });
        return Collections.unmodifiableSet(agreed);
    }

    /** The same and one more; when there are too many, the oldest that counts for nothing any more goes. */
    static List<Consent> with(List<Consent> told, Consent next) {
        List<Consent> all = new ArrayList<>(told);
        all.add(next);
        if (all.size() > MOST) {
            Collection<Consent> needed = standing(all).values();
            all.remove(all.stream()
                    .filter(one -> needed.stream().noneMatch(kept -> kept == one))
                    .findFirst()
                    .orElseThrow());
        }
        return List.copyOf(all);
    }

    private static Consent stronger(Consent earlier, Consent later) {
        if (earlier.answer().isDecided() != later.answer().isDecided()) {
            return earlier.answer().isDecided() ? earlier : later;
        }
        return earlier.on().isAfter(later.on()) ? earlier : later;
    }
}
