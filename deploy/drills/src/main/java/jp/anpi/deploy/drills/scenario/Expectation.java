package jp.anpi.deploy.drills.scenario;

/**
 * Something that must be true: a number and the range it has to lie in.
 *
 * @param line where the scenario says so
 */
public record Expectation(int line, Subject subject, Range range) {

    /** What is counted; each has a denominator, so that a range may be given in percent. */
    public sealed interface Subject {
        /** People of a scope in a state. */
        record InState(Scope scope, CheckState state) implements Subject {}

        /** People of a scope who are being asked about on a rung (1 is the first), or on that or a later one. */
        record OnRung(Scope scope, int rung, boolean orLater) implements Subject {
            public OnRung {
                if (rung < 1) throw new IllegalArgumentException("rungs count from 1");
            }
        }

        /** Open checks whose question is past due and that nobody was asked about since. */
        record Overdue() implements Subject {}

        /** Reports that wait for a person to say whom they are about. */
        record Unmatched() implements Subject {}

        /** Reports the product has acknowledged with a receipt, of all that fell due. */
        record Acknowledged() implements Subject {}

        /** Receipts the product calls valid, of all it gave. */
        record ValidReceipts() implements Subject {}

        /** Acknowledged reports the product no longer knows. */
        record Lost() implements Subject {}

        /** Receipts that differ: from the bytes sent, or from the one given before for the same report. */
        record UnequalReceipts() implements Subject {}

        /** People to whom power has to be brought, of those on machines. */
        record Tasks() implements Subject {}

        /** Reporters who cannot act, of all that were asked about somebody. */
        record Unavailable() implements Subject {}

        /** People who were handed to the desk and whom nobody there has acknowledged. */
        record DeskWaiting() implements Subject {}

        /** Offices that say so, of all. */
        record Offices(OfficeState state) implements Subject {}

        /** Cells (group × state) in which the board differs from the list of checks. */
        record BoardDiffers() implements Subject {}
    }

    /** What can be known of an office; who was asked to reduce or close may be silent about it. */
    public enum OfficeState {
        OPEN,
        REDUCED,
        CLOSED,
        SILENT,
        UNANSWERED
    }

    public sealed interface Scope {
        record Everyone() implements Scope {}

        record OfGroup(PriorityGroup group) implements Scope {}

        /** People a step chose under a label. */
        record Chosen(String label) implements Scope {}
    }
}
