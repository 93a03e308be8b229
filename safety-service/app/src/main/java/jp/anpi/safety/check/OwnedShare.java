package jp.anpi.safety.check;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.anpi.registry.eventing.Share;

/** What an owner holds in memory of one share; used by one call at a time. */
final class OwnedShare {

    private static final int CHECKS_KEPT = 6_000;

    final Share share;
    final Agenda agenda = new Agenda();
    CheckStore.Place place;

    /** Whether the last change may be written but not told. */
    boolean untold;

    /** The newest checks, which may be folded again soon; true to the store because nobody else writes them. */
    final Map<CheckKey, SafetyCheck> newest = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CheckKey, SafetyCheck> eldest) {
            return size() > CHECKS_KEPT;
        }
    };

    OwnedShare(Share share, CheckStore.Place place) {
        this.share = share;
        this.place = place;
    }

    long nextBatch() {
        return place.published() + 1;
    }

    /** Nothing in memory can be trusted after a failure in the middle of a write. */
    void doubt() {
        untold = true;
        newest.clear();
    }
}
