package jp.anpi.registry.contract;

/** Whether an incident is real or a drill; fixed when it is opened and carried by every message, so that a drill cannot reach a person. */
public enum Mode {
    REAL,
    DRILL
}
