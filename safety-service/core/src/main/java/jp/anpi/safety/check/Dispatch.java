package jp.anpi.safety.check;

import java.time.Instant;
import java.util.Optional;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.CheckState;

/**
 * A car or a team that was sent to the person.
 *
 * @param team what the desk calls it, at most {@value #LONGEST} characters
 * @param backAt when it was free for somebody else; empty while it is out
 */
public record Dispatch(String team, Actor by, Instant sentAt, Optional<Instant> arrivedAt, Optional<Instant> backAt) {

    public static final int LONGEST = 40;

    boolean isOut() {
        return backAt.isEmpty();
    }

    /** It cannot have arrived before it was sent, whatever the clocks of two servers say. */
    Dispatch arrived(Instant at) {
        return new Dispatch(team, by, sentAt, Optional.of(notBefore(at)), backAt);
    }

    Dispatch back(Instant at) {
        return new Dispatch(team, by, sentAt, arrivedAt, Optional.of(notBefore(at)));
    }

    private Instant notBefore(Instant at) {
        Instant earliest = arrivedAt.orElse(sentAt);
        return at.isBefore(earliest) ? earliest : at;
    }

    CheckState.Dispatch toState() {
        return new CheckState.Dispatch(team, by.displayName(), sentAt, arrivedAt);
    }
}
