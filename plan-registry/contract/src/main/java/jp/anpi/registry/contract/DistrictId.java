package jp.anpi.registry.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A district of the city, named by a short code such as {@code d07}; lower-case letters, digits and dashes, at most 32. */
public record DistrictId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    @JsonCreator
    public DistrictId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "not a district code: lower-case letters, digits and dashes, at most 32");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
