package jp.anpi.deploy.drills.product;

/** An incident. */
public record IncidentId(String value) implements Comparable<IncidentId> {
    public IncidentId {
        if (value.isBlank()) throw new IllegalArgumentException("an id is never blank");
    }

    @Override
    public int compareTo(IncidentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
