package jp.anpi.safety.contract;

/** The state of a check, first match wins; the four always sum to the roster. Silence is never shown as safe. */
public enum CheckStatus {
    /** 要対応: an open need, serious injury or unwell, danger, reported death. */
    NEEDS_HELP,
    /** 確認済: safe or minor injury, evidence good enough for the group and not older than its interval. */
    CONFIRMED,
    /** 対応中: a person recorded an attempt or claimed the check in this cycle; automatic notices alone never do. */
    TRYING,
    /** 未確認: all else. */
    SILENT
}
