package jp.anpi.safety.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One act of a person at the desk (claim, note …), so that the caller can find its outcome in the check. A plain UUID string in JSON and in addresses. */
public record CommandId(@JsonValue UUID value) {

    @JsonCreator
    public static CommandId of(String text) {
        return new CommandId(UUID.fromString(text));
    }

    /** A new random id. */
    public static CommandId random() {
        return new CommandId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
