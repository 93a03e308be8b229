package jp.anpi.safety.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One declared power outage of an incident. A plain UUID string in JSON and in addresses. */
public record OutageId(@JsonValue UUID value) {

    @JsonCreator
    public static OutageId of(String text) {
        return new OutageId(UUID.fromString(text));
    }

    /** A new random id. */
    public static OutageId random() {
        return new OutageId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
