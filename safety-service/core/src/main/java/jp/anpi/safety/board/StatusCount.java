package jp.anpi.safety.board;

import jp.anpi.safety.contract.CheckStatus;

/**
 * People by state; the four always sum to {@code total}, the denominator that stands beside every figure.
 *
 * @param stale of those not confirmed now, how many once were and have grown stale
 */
public record StatusCount(int total, int needsHelp, int confirmed, int trying, int silent, int stale) {

    static final StatusCount NONE = new StatusCount(0, 0, 0, 0, 0, 0);

    StatusCount plus(StatusCount other) {
        return new StatusCount(
                total + other.total,
                needsHelp + other.needsHelp,
                confirmed + other.confirmed,
                trying + other.trying,
                silent + other.silent,
                stale + other.stale);
    }

    /** How many are in that state. */
    public int of(CheckStatus status) {
        return switch (status) {
            case NEEDS_HELP -> needsHelp;
            case CONFIRMED -> confirmed;
            case TRYING -> trying;
            case SILENT -> silent;
        };
    }
}
