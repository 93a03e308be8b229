package jp.anpi.deploy.embedded.store;

/** The store could not be opened or closed. The message is one sentence for the person who runs it. */
public sealed class StoreException extends RuntimeException
        permits StoreInUseException, StoreFormatException, StorePortException {

    private static final long serialVersionUID = 1L;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
