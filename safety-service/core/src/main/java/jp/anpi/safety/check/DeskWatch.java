package jp.anpi.safety.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.AskedRole;
import jp.anpi.safety.incident.GroupPolicy;
import jp.anpi.safety.ladder.Askable;
import jp.anpi.safety.ladder.DutyOfficer;
import jp.anpi.safety.ladder.StepTaken;
import jp.anpi.safety.ladder.Tried;

/**
 * Sees to it that what was handed to the desk is seen by somebody: when the desk is silent for too long, its duty roster is
 * called one after the other. An acknowledgement, a claim, or the end of the need ends it.
 */
final class DeskWatch {

    private final GroupPolicy policy;
    private final CheckContext context;
    private final Instant now;
    private final Climbing climbing;
    private Optional<DeskWait> wait;

    DeskWatch(Optional<DeskWait> before, GroupPolicy policy, CheckContext context, Instant now, Climbing climbing) {
        this.wait = before;
        this.policy = policy;
        this.context = context;
        this.now = now;
        this.climbing = climbing;
    }

    Optional<DeskWait> state() {
        return wait;
    }

    /** Ends the wait when somebody has seen it, or nobody needs to any more. */
    void look(boolean needed, Optional<Claim> claim) {
        boolean over = wait.filter(open -> !needed
                        || context.incident().deskHasSeen(open.since())
                        || claim.filter(held -> !held.at().isBefore(open.since()))
                                .isPresent())
                .isPresent();
        if (over) {
            end();
        }
    }

    void end() {
        wait.ifPresent(_ -> climbing.questions().withdraw(notice -> notice.why() == AskReason.NOBODY_AT_DESK));
        wait = Optional.empty();
    }

    /** Until when the desk has to acknowledge what it is told now; empty when nobody would be called. */
    Optional<Instant> told() {
        Optional<Duration> patience = policy.deskAnswersWithin();
        // When everybody was called in vain, what is new begins anew.
        if (wait.flatMap(DeskWait::nextAt).isEmpty()) {
            wait = patience.map(within -> new DeskWait(now, 0, Optional.of(now.plus(within))));
        }
        return context.people().onDuty(now).isEmpty()
                ? Optional.empty()
                : wait.filter(open -> open.called() == 0).flatMap(DeskWait::nextAt);
    }

    /** Calls whoever is next on the roster once the desk's time is up. */
    void call() {
        while (wait.flatMap(DeskWait::nextAt).filter(at -> !now.isBefore(at)).isPresent()) {
            DeskWait open = wait.get();
            List<DutyOfficer> roster = context.people().onDuty(now);
            if (open.called() >= roster.size()) {
                wait = Optional.of(new DeskWait(open.since(), open.called(), Optional.empty()));
                return;
            }
            boolean more = open.called() + 1 < roster.size();
            Optional<Instant> next = more ? policy.deskAnswersWithin().map(now::plus) : Optional.empty();
            call(open, Askable.onDuty(roster.get(open.called())), next);
            wait = Optional.of(new DeskWait(open.since(), open.called() + 1, next));
        }
    }

    private void call(DeskWait open, Askable officer, Optional<Instant> next) {
        StepTaken step = new StepTaken(
                Math.max(climbing.cycle(), 1),
                climbing.deskRung(),
                AskedRole.DUTY_ROSTER,
                StepTaken.What.DUTY_CALLED,
                List.of(officer.label()),
                AskReason.NOBODY_AT_DESK,
                now,
                next,
                next.map(_ -> AskedRole.DUTY_ROSTER),
                List.of(),
                Tried.NEVER);
        climbing.steps().add(step);
        climbing.questions().ask(NoticeIds.duty(climbing.row(), open.since(), open.called()), officer, step);
    }
}
