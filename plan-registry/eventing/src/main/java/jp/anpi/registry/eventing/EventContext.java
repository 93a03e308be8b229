package jp.anpi.registry.eventing;

import jp.anpi.registry.contract.Mode;

/** What travels with an event beside its content: whether it is real, and the key it is encrypted with. */
public record EventContext(Mode mode, KeyId key) {

    /** For facts that belong to no incident. */
    public static final EventContext INSTALLATION = new EventContext(Mode.REAL, KeyId.INSTALLATION);
}
