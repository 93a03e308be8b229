package jp.anpi.notifier.door;

import jp.anpi.safety.contract.Recipient;

/**
 * A notification about a real incident. Like {@link RealMail} only the {@link Door} makes one, and never for a drill. It names
 * nobody whom it is about.
 */
public final class RealPush {

    private final Recipient recipient;
    private final int people;
    private final String incidentTitle;

    RealPush(Recipient recipient, int people, String incidentTitle) {
        this.recipient = recipient;
        this.people = people;
        this.incidentTitle = incidentTitle;
    }

    public Recipient recipient() {
        return recipient;
    }

    /** How many are asked about; 0 when nobody is, for example in an instruction. */
    public int people() {
        return people;
    }

    public String incidentTitle() {
        return incidentTitle;
    }

    /** Without the recipient: this may be logged. */
    @Override
    public String toString() {
        return "RealPush";
    }
}
