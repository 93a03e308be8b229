package jp.anpi.notifier.asking;

import java.time.Instant;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.Slot;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;

/**
 * A question that is not part of a message yet.
 *
 * @param slot of the record it came in
 * @param seal the key the incident's data are sealed with
 * @param arrivedAt wall time
 */
record Waiting(NoticeRequested question, Slot slot, KeyId seal, Instant arrivedAt, boolean withdrawn) {

    Waiting withdraw() {
        return new Waiting(question, slot, seal, arrivedAt, true);
    }
}
