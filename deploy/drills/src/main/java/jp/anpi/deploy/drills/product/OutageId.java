package jp.anpi.deploy.drills.product;

/** A declared power outage. */
public record OutageId(String value) {
    public OutageId {
        if (value.isBlank()) throw new IllegalArgumentException("an id is never blank");
    }

    @Override
    public String toString() {
        return value;
    }
}
