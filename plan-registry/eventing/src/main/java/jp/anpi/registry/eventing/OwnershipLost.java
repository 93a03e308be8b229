package jp.anpi.registry.eventing;

/** A projection found that another owner has written to its share: what it holds in memory is out of date. */
public final class OwnershipLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OwnershipLost(String because) {
        super(because, null, false, false);
    }
}
