package jp.anpi.registry.eventing;

import java.nio.charset.StandardCharsets;

/** The seal (AES-GCM) for sensitive fields of stores: quick, never waits and safe from any thread. */
public interface Sealing {

    /**
     * Seals bytes. The same bytes never look the same twice.
     *
     * @param context says what the bytes are, for example {@code "check.note/" + id}; opening needs the same, so a sealed
     *     field moved elsewhere does not open
     * @throws KeyUnknown when the key was not {@link Keyring#ensure ensured}
     * @throws KeyDestroyed when it was destroyed
     */
    byte[] seal(KeyId key, byte[] plain, String context);

    /**
     * Opens what {@link #seal} made.
     *
     * @throws Unreadable when bytes, key or context differ from what was sealed
     * @throws KeyUnknown when this instance does not hold the key (yet): {@link Keyring#catchUp} tells
     * @throws KeyDestroyed when it was destroyed
     */
    byte[] open(KeyId key, byte[] sealed, String context);

    /** {@link #seal} for text. */
    default byte[] sealText(KeyId key, String plain, String context) {
        return seal(key, plain.getBytes(StandardCharsets.UTF_8), context);
    }

    /** {@link #open} for text. */
    default String openText(KeyId key, byte[] sealed, String context) {
        return new String(open(key, sealed, context), StandardCharsets.UTF_8);
    }
}
