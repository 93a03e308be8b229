package jp.anpi.deploy.drills.product;

import jp.anpi.deploy.drills.scenario.Expectation.OfficeState;

/**
 * How the offices of an incident stand.
 *
 * @param unanswered of all, who was asked to reduce or close and has not said anything since
 */
public record OfficeCounts(int total, int open, int reduced, int closed, int silent, int unanswered) {

    public int in(OfficeState state) {
        return switch (state) {
            case OPEN -> open;
            case REDUCED -> reduced;
            case CLOSED -> closed;
            case SILENT -> silent;
            case UNANSWERED -> unanswered;
        };
    }
}
