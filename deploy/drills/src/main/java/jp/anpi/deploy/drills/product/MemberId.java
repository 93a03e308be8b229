package jp.anpi.deploy.drills.product;

/** Somebody who reports. */
public record MemberId(String value) implements Comparable<MemberId> {
    public MemberId {
        if (value.isBlank()) throw new IllegalArgumentException("an id is never blank");
    }

    @Override
    public int compareTo(MemberId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
