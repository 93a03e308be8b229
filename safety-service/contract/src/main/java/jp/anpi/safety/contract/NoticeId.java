package jp.anpi.safety.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One question to one recipient about one person on one rung of one cycle; the same question always has the same id. */
public record NoticeId(@JsonValue String value) {

    @JsonCreator
    public NoticeId {
        if (value.isBlank() || value.length() > 200) {
            throw new IllegalArgumentException("a notice id has 1 to 200 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
