package jp.anpi.safety.check;

import java.time.Instant;
import java.util.Optional;
import jp.anpi.safety.check.CommandOutcome.Outcome;
import jp.anpi.safety.contract.Actor;

/** What the desk has in hand about one person while something is folded: who took the check, and what was sent to them. */
final class InHand {

    private Optional<Claim> claim;
    private Dispatches dispatches;

    InHand(SafetyCheck check) {
        this.claim = check.claim();
        this.dispatches = check.dispatches().orElse(Dispatches.NONE);
    }

    Optional<Claim> claim() {
        return claim;
    }

    /** Empty while nobody was ever sent. */
    Optional<Dispatches> dispatches() {
        return dispatches.newest().isEmpty() ? Optional.empty() : Optional.of(dispatches);
    }

    Outcome take(CheckEvent.Claimed claimed) {
        return take(claimed.by(), claimed.at());
    }

    private Outcome take(Actor by, Instant at) {
        boolean held =
                claim.filter(one -> !one.by().username().equals(by.username())).isPresent();
        if (held) {
            return Outcome.HELD_BY_ANOTHER;
        }
        claim = Optional.of(new Claim(by, at));
        return Outcome.DONE;
    }

    Outcome release() {
        boolean held = claim.isPresent();
        claim = Optional.empty();
        return held ? Outcome.DONE : Outcome.NOTHING_TO_DO;
    }

    /** Whoever sends a car has taken the person; of somebody whom another has taken that other one decides. */
    Outcome send(CheckEvent.Dispatched sent) {
        Optional<Dispatches> more = dispatches.send(sent.team(), sent.by(), sent.at());
        if (more.isEmpty()) {
            return Outcome.ALREADY_SENT;
        }
        Outcome taken = take(sent.by(), sent.at());
        if (taken == Outcome.DONE) {
            dispatches = more.get();
        }
        return taken;
    }

    /** Anybody at the desk may hear that it has arrived or is back; of one that is back another screen may still speak. */
    Outcome move(CheckEvent.DispatchMoved moved) {
        Optional<Dispatches> further = dispatches
                .out()
                .filter(one -> one.sentAt().equals(moved.sentAt()))
                .flatMap(_ -> switch (moved.move()) {
                    case ARRIVED -> dispatches.arrived(moved.at());
                    case CAME_BACK -> dispatches.back(moved.at());
                });
        further.ifPresent(next -> dispatches = next);
        return further.isPresent() ? Outcome.DONE : Outcome.NOTHING_TO_DO;
    }

    /** Whether somebody took the check or was sent, then or later. */
    boolean since(Instant moment) {
        return claim.filter(held -> !held.at().isBefore(moment)).isPresent() || dispatches.triedSince(moment);
    }
}
