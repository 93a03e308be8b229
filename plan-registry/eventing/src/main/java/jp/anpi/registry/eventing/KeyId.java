package jp.anpi.registry.eventing;

import java.util.UUID;
import java.util.regex.Pattern;

/** Names a data key: one for the installation, one for each incident, which is destroyed with it. */
public record KeyId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9.:-]{1,100}");

    /** For everything that outlives incidents: persons, offices, sessions. */
    public static final KeyId INSTALLATION = new KeyId("installation");

    public KeyId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a key id: " + value);
        }
    }

    public static KeyId incident(UUID incident) {
        return new KeyId("incident." + incident);
    }

    @Override
    public String toString() {
        return value;
    }
}
