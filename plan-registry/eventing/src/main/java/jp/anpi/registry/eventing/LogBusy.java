package jp.anpi.registry.eventing;

/** The log runs, but too much is on its way already. Try again in a moment. */
public final class LogBusy extends LogException {

    private static final long serialVersionUID = 1L;

    public LogBusy(String message) {
        super(message, null);
    }
}
