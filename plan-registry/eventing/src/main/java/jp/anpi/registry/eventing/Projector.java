package jp.anpi.registry.eventing;

/** A projection at work. */
public interface Projector extends AutoCloseable {

    String name();

    State state();

    /** Records that are on the log but not applied yet, over the shares this instance owns, as of the last poll. */
    long lag();

    /** Asks {@link Projection#nextDue} again at once; for when the agenda or the clock has changed. */
    void wake();

    /** Ends after the batch at hand (bounded). The next owner goes on from the stored offset. */
    @Override
    void close();

    /** How it is doing. */
    sealed interface State {
        /** No share is owned yet. */
        record Joining() implements State {}

        /** Events are applied as they come. */
        record Running() implements State {}

        /**
         * The same work fails again and again, and is tried on. Not ready.
         *
         * @param times failures in a row
         */
        record Failing(String because, int times) implements State {}

        /** It was closed, or has died of an error; the latter while it is still among {@link Projectors#running}. */
        record Closed() implements State {}
    }
}
