package jp.anpi.deploy.drills.product;

/** An organisation whose members report. */
public record OfficeId(String value) implements Comparable<OfficeId> {
    public OfficeId {
        if (value.isBlank()) throw new IllegalArgumentException("an id is never blank");
    }

    @Override
    public int compareTo(OfficeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
