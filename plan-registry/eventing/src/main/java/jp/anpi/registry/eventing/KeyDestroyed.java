package jp.anpi.registry.eventing;

/** The key was destroyed, by the lawful deletion of what it protected. Nobody can read it any more. */
public final class KeyDestroyed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeyDestroyed(KeyId key) {
        super("the ring has destroyed the key " + key, null, false, false);
    }
}
