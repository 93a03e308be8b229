package jp.anpi.safety.contract;

/** What happened. */
public enum IncidentKind {
    EARTHQUAKE,
    FLOOD,
    TYPHOON,
    POWER_OUTAGE,
    OTHER
}
