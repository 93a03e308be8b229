package jp.anpi.registry.eventing;

/** The installation's key is lost, damaged or another one. The message is one sentence for the person who runs it. */
public final class InstallationKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InstallationKeyException(String message) {
        super(message, null, false, false);
    }
}
