package jp.anpi.deploy.embedded.store;

/** The port is taken. */
public final class StorePortException extends StoreException {

    private static final long serialVersionUID = 1L;

    StorePortException(int port, Throwable cause) {
        super(
                "The store cannot listen on 127.0.0.1:" + port
                        + ": the port is taken; stop what uses it, or choose another.",
                cause);
    }
}
