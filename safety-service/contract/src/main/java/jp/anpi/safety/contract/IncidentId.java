package jp.anpi.safety.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An incident, real or drill; real and drill never share an id. A plain UUID string in JSON and in addresses. */
public record IncidentId(@JsonValue UUID value) {

    @JsonCreator
    public static IncidentId of(String text) {
        return new IncidentId(UUID.fromString(text));
    }

    /** A new random id. */
    public static IncidentId random() {
        return new IncidentId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
