package jp.anpi.registry.schedule;

/** What an upload does to one person's month. */
enum MonthFate {
    ADDED,
    CHANGED,
    UNCHANGED,
    /** It was known and no longer is. */
    WITHDRAWN
}
