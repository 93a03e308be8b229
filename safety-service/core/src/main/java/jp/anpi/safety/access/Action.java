package jp.anpi.safety.access;

/** What a caller may want to do; which parts of a person they then see is a {@link Sight}. */
public enum Action {
    /** Know that an incident is going on: kind, title, time, banner. */
    SEE_INCIDENT,
    /** See one person's check: state, ladder, reports, clocks. */
    SEE_CHECK,
    /** Send a report about a person. */
    REPORT,
    /** Send a report that names nobody known; it goes to reconciliation. */
    REPORT_UNNAMED,
    /** Take a check, give it back, write a note. */
    WORK_ON_CHECK,
    /** See unmatched reports, link and unlink them. */
    RECONCILE,
    /** See the numbers and lists of the whole city. */
    SEE_BOARD,
    /** Open and close incidents, declare outages, disclose people. */
    RUN_INCIDENT,
    /** See how an office stands; all of them with no office in question. */
    SEE_FACILITY,
    /** Say how an office stands. */
    REPORT_FACILITY,
    /** Take everything about an incident away as one archive. */
    EXPORT_INCIDENT,
    /** Destroy everything about an incident that is over and was kept for its time. */
    DELETE_INCIDENT,
    /** Tell somebody who asks how a person is (安否情報の照会). */
    ANSWER_INQUIRY,
    /** Say that oneself cannot act. */
    MARK_SELF_UNAVAILABLE,
    /** Say that another member cannot act. */
    MARK_OTHER_UNAVAILABLE,
    /** Verify a receipt one holds. */
    VERIFY_RECEIPT
}
