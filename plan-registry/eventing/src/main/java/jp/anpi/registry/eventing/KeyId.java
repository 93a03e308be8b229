package jp.anpi.registry.eventing;

import java.util.UUID;

/** Names a data key: one for the installation, one for each incident, which is destroyed with it. */
public record KeyId(String value) {

    private static final int LONGEST = 100;

    /** For everything that outlives incidents: persons, offices, sessions. */
    public static final KeyId INSTALLATION = new KeyId("installation");

    public KeyId {
        if (!isForm(value)) {
            throw new IllegalArgumentException("not a key id: " + value);
        }
    }

    public static KeyId incident(UUID incident) {
        return new KeyId("incident." + incident);
    }

    /** Every record of every topic names a key: often enough to do without a regular expression. */
    private static boolean isForm(String value) {
        if (value.isEmpty() || value.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == ':' || c == '-';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
