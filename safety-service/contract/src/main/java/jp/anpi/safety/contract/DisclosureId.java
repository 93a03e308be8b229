package jp.anpi.safety.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One act of disclosing people of an incident. A plain UUID string in JSON and in addresses. */
public record DisclosureId(@JsonValue UUID value) {

    @JsonCreator
    public static DisclosureId of(String text) {
        return new DisclosureId(UUID.fromString(text));
    }

    /** A new random id. */
    public static DisclosureId random() {
        return new DisclosureId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
