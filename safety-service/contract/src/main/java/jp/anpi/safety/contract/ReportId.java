package jp.anpi.safety.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A report, made by the sender at the moment of the tap; sending it twice counts once. A plain UUID string in JSON and in addresses. */
public record ReportId(@JsonValue UUID value) {

    @JsonCreator
    public static ReportId of(String text) {
        return new ReportId(UUID.fromString(text));
    }

    /** A new random id. */
    public static ReportId random() {
        return new ReportId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
