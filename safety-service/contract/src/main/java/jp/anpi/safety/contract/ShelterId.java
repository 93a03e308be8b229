package jp.anpi.safety.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One shelter of an incident. A plain UUID string in JSON and in addresses. */
public record ShelterId(@JsonValue UUID value) {

    @JsonCreator
    public static ShelterId of(String text) {
        return new ShelterId(UUID.fromString(text));
    }

    /** A new random id. */
    public static ShelterId random() {
        return new ShelterId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
