package jp.anpi.notifier.delivery;

import java.time.Instant;

/** What a channel answers to one attempt. */
public sealed interface Delivery {

    /**
     * The carrier has taken it; nobody knows yet whether it was read.
     *
     * @param carrierRef how the carrier names it, or how it will find it again
     */
    record HandedOver(String carrierRef) implements Delivery {}

    /**
     * Not now.
     *
     * @param notBefore the earliest moment that makes sense to the channel; the retry policy may wait longer
     */
    record TryAgain(Instant notBefore, String because) implements Delivery {}

    /** Trying again cannot help: the address does not exist. */
    record NeverWill(String because) implements Delivery {}
}
