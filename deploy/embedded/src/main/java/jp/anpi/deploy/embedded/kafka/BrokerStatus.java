package jp.anpi.deploy.embedded.kafka;

/** How the broker is. Every reason is one sentence for the person who runs the machine. */
public sealed interface BrokerStatus {

    /** Records are taken and given. */
    record Running() implements BrokerStatus {}

    /**
     * The disk is nearly full. The broker still gives records, but whoever publishes must treat the log as down until
     * this ends by itself.
     */
    record WritingPaused(String because) implements BrokerStatus {}

    /**
     * The broker met a fatal fault and is being started again in this process.
     *
     * @param attempt the number of faults in a row, from 1
     */
    record Restarting(String because, int attempt) implements BrokerStatus {}

    /** Every restart failed; the broker stays down. The process should end with status 70 and this sentence. */
    record Failed(String because) implements BrokerStatus {}

    /** True while records may be published. */
    default boolean writable() {
        return this instanceof Running;
    }
}
