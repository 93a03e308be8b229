package jp.anpi.registry.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An organisation whose members report: care-management office, visiting-nurse station, provider. Written as a plain UUID string in JSON and in addresses. */
public record OfficeId(@JsonValue UUID value) {

    @JsonCreator
    public static OfficeId of(String text) {
        return new OfficeId(UUID.fromString(text));
    }

    /** A new random id. */
    public static OfficeId random() {
        return new OfficeId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
