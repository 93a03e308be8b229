package jp.anpi.deploy.embedded.store;

/** Whether the store takes writes. Reads go on in both states as far as the disk allows. */
public sealed interface StoreStatus {

    /** Everything works. */
    record Ready() implements StoreStatus {}

    /**
     * The disk refused a write: every write is refused until the store is opened again; nothing that was acknowledged is lost.
     *
     * @param why one sentence for the operator
     * @param diskFull whether the cause was missing space
     */
    record WritesRefused(String why, boolean diskFull) implements StoreStatus {}
}
