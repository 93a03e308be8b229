package jp.anpi.notifier.delivery;

import java.time.Instant;

/**
 * How far a message has come: a small state machine with an end.
 *
 * @param attempts made so far whose outcome is known
 * @param due when it is tried next; of no meaning once it has ended
 * @param because the last outcome in words, empty before there is one
 */
public record Sending(State state, int attempts, Instant due, String because) {

    /** Where it stands. */
    public enum State {
        /** Stored; not tried yet, or tried with an outcome that a crash hid: tried (again) under the same key. */
        OPEN,
        HANDED_OVER,
        UNDELIVERABLE,
        /** Given up after the last attempt; a person has to look at it. */
        PARKED,
        /** Nobody needed it any more before it could be handed over. */
        DROPPED;

        public boolean ended() {
            return this != OPEN;
        }
    }

    /** A message that was never tried. */
    public static Sending begin(Instant now) {
        return new Sending(State.OPEN, 0, now, "");
    }

    /** What an attempt made of it. */
    public Sending after(Delivery outcome, Instant now, RetryPolicy policy) {
        requireOpen();
        int made = attempts + 1;
        return switch (outcome) {
            case Delivery.HandedOver(var ref) -> new Sending(State.HANDED_OVER, made, now, ref);
            case Delivery.NeverWill(var why) -> new Sending(State.UNDELIVERABLE, made, now, why);
            case Delivery.TryAgain(var _, var why)
            when made >= policy.attempts() -> new Sending(State.PARKED, made, now, why);
            case Delivery.TryAgain(var notBefore, var why) ->
                new Sending(State.OPEN, made, latest(notBefore, policy.after(made, now)), why);
        };
    }

    /** Nobody needs it any more. */
    public Sending drop(String why, Instant now) {
        requireOpen();
        return new Sending(State.DROPPED, attempts, now, why);
    }

    private void requireOpen() {
        if (state.ended()) {
            throw new IllegalStateException("a message that is " + state + " is not sent again");
        }
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
