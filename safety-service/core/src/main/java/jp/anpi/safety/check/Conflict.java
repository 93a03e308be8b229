package jp.anpi.safety.check;

import jp.anpi.safety.contract.ReportId;

/** Two reports that cannot both be right: the one that counts and the one that contradicts it, both kept and shown. */
public record Conflict(Counting counts, Contradicting contradicts) {

    /** The report that counts now. */
    public record Counting(ReportId report) {}

    /** The report that says otherwise. */
    public record Contradicting(ReportId report) {}
}
