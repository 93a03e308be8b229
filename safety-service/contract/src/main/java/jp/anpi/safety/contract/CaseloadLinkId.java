package jp.anpi.safety.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One link for reporting on several people without signing in. A plain UUID string in JSON and in addresses. */
public record CaseloadLinkId(@JsonValue UUID value) {

    @JsonCreator
    public static CaseloadLinkId of(String text) {
        return new CaseloadLinkId(UUID.fromString(text));
    }

    /** A new random id. */
    public static CaseloadLinkId random() {
        return new CaseloadLinkId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
