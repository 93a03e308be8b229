package jp.anpi.deploy.drills.product;

/** A report, named by its sender. */
public record ReportId(String value) implements Comparable<ReportId> {
    public ReportId {
        if (value.isBlank()) throw new IllegalArgumentException("an id is never blank");
    }

    @Override
    public int compareTo(ReportId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
