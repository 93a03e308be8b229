package jp.anpi.registry.contract;

/** Where a person is in life; people who moved away or died are in no incident. */
public enum Lifecycle {
    AT_HOME,
    IN_HOSPITAL,
    IN_FACILITY,
    MOVED_AWAY,
    DIED;

    /** Whether the city has them to look after: figures count these and nobody else. */
    public boolean isHere() {
        return switch (this) {
            case AT_HOME, IN_HOSPITAL, IN_FACILITY -> true;
            case MOVED_AWAY, DIED -> false;
        };
    }
}
