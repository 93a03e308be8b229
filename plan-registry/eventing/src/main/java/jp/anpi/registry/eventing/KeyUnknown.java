package jp.anpi.registry.eventing;

/** This instance does not hold the key: it was never made, or has not arrived yet. */
public final class KeyUnknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeyUnknown(KeyId key) {
        super("the ring holds no key " + key, null, false, false);
    }
}
