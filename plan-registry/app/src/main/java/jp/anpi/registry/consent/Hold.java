package jp.anpi.registry.consent;

import java.util.UUID;

/**
 * Whoever is at an act, so that nobody else is. They say so with each step; whoever is silent for a while has lost it, and is
 * told so at their next step.
 *
 * @param by one run of one process
 */
record Hold(UUID act, UUID by) {

    static Hold of(UUID act) {
        return new Hold(act, UUID.randomUUID());
    }
}
