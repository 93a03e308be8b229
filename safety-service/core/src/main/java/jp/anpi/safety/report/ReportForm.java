package jp.anpi.safety.report;

import java.util.List;
import java.util.Optional;

/**
 * A report as it was read from JSON, before anybody looked at its meaning: every field as text or number, absent or
 * present. {@link #check} turns it into a {@link SafetyReport} or names every wrong field.
 */
public record ReportForm(
        Optional<String> id,
        Optional<String> personId,
        Optional<String> name,
        Optional<String> address,
        Optional<String> birthDate,
        Optional<String> contact,
        Optional<String> evidence,
        Optional<String> condition,
        Optional<PlaceForm> place,
        List<NeedForm> needs,
        List<SuppliedForm> supplied,
        Optional<String> notes,
        Optional<String> source,
        Optional<String> channel,
        Optional<ReportedByForm> reportedBy,
        Optional<String> observedAt,
        Optional<String> observedUntil,
        Optional<Boolean> observedUnknown,
        Optional<String> enteredAt,
        Optional<String> supersedes,
        Optional<String> bundleId,
        Optional<String> deviceId,
        Optional<Long> sequence) {

    public ReportForm {
        needs = List.copyOf(needs);
        supplied = List.copyOf(supplied);
    }

    /** The report, or all that is wrong with it. */
    public CheckedReport check() {
        return new FormCheck(this).result();
    }

    /** Whereabouts as read. */
    public record PlaceForm(
            Optional<String> kind,
            Optional<String> detail,
            Optional<Double> lat,
            Optional<Double> lon,
            Optional<String> asOf) {}

    /** A need as read. */
    public record NeedForm(Optional<String> kind, Optional<String> detail) {}

    /** A supply as read. */
    public record SuppliedForm(Optional<String> kind, Optional<Double> hours) {}

    /** The reporter as read. */
    public record ReportedByForm(Optional<String> memberId, Optional<String> name, Optional<String> role) {}
}
