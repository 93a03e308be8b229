package jp.anpi.deploy.standalone;

/** The product cannot start as it was asked to; the message is one sentence that says what is wrong and what to do. */
final class StartupRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitStatus status;

    StartupRefused(ExitStatus status, String sentence) {
        super(sentence);
        this.status = status;
    }

    ExitStatus status() {
        return status;
    }
}
