package jp.anpi.deploy.embedded.store;

/** The port cannot be had: another program has it, or it is not ours to take. */
public final class StorePortException extends StoreException {

    private static final long serialVersionUID = 1L;

    StorePortException(int port, Throwable cause) {
        super("The store cannot listen on 127.0.0.1:" + port + ": " + reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("in use")
                ? "the port is taken; stop what uses it, or choose another."
                : cause.getMessage() + ".";
    }
}
