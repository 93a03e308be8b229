package jp.anpi.deploy.drills.play;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import jp.anpi.deploy.drills.product.Check;
import jp.anpi.deploy.drills.product.Counts;
import jp.anpi.deploy.drills.product.PersonId;
import jp.anpi.deploy.drills.scenario.CheckState;
import jp.anpi.deploy.drills.scenario.Expectation;
import jp.anpi.deploy.drills.scenario.Expectation.Scope;
import jp.anpi.deploy.drills.scenario.Expectation.Subject;
import jp.anpi.deploy.drills.scenario.PriorityGroup;

/** Counts in the facts what an expectation is about. */
final class Judge {
    private Judge() {}

    /** A number and its denominator. */
    record Found(long count, long total) {}

    static Found find(Subject subject, Facts facts) {
        return switch (subject) {
            case Subject.InState(Scope scope, CheckState state) ->
                count(in(scope, facts), check -> check.state() == state);
            case Subject.OnRung(Scope scope, int rung, boolean orLater) ->
                count(
                        in(scope, facts),
                        check -> check.rung().isPresent()
                                && (orLater
                                        ? check.rung().getAsInt() >= rung
                                        : check.rung().getAsInt() == rung));
            case Subject.Overdue() -> count(facts.checks(), check -> overdue(check, facts));
            case Subject.Unmatched() ->
                new Found(facts.unmatched(), facts.tally().acknowledged());
            case Subject.Acknowledged() ->
                new Found(facts.tally().acknowledged(), facts.tally().due());
            case Subject.ValidReceipts() -> {
                Facts.ReceiptCheck receipts = facts.receipts();
                yield new Found(receipts.valid(), receipts.given());
            }
            case Subject.Lost() -> {
                Facts.ReceiptCheck receipts = facts.receipts();
                yield new Found(receipts.given() - receipts.held(), receipts.given());
            }
            case Subject.UnequalReceipts() ->
                new Found(facts.tally().unequal(), facts.tally().acknowledged());
            case Subject.Tasks() -> new Found(facts.tasks(), onMachines(facts));
            case Subject.Unavailable() ->
                new Found(facts.reporters().count(), facts.reporters().of());
            case Subject.DeskWaiting() ->
                new Found(facts.deskWaiting(), facts.checks().size());
            case Subject.Offices(Expectation.OfficeState state) ->
                new Found(facts.offices().in(state), facts.offices().total());
            case Subject.BoardDiffers() ->
                new Found(
                        facts.board().differences(Counts.of(facts.checks())),
                        (long) PriorityGroup.values().length * CheckState.values().length);
        };
    }

    private static long onMachines(Facts facts) {
        return facts.checks().stream()
                .filter(check -> check.group() == PriorityGroup.PUSH_SUPPORT)
                .count();
    }

    private static boolean overdue(Check check, Facts facts) {
        boolean open = EnumSet.of(CheckState.SILENT, CheckState.TRYING).contains(check.state());
        Instant latest = facts.now().minus(facts.slack());
        return open && check.dueAt().map(due -> due.isBefore(latest)).orElse(false);
    }

    private static List<Check> in(Scope scope, Facts facts) {
        return switch (scope) {
            case Scope.Everyone() -> facts.checks();
            case Scope.OfGroup(PriorityGroup group) ->
                facts.checks().stream().filter(check -> check.group() == group).toList();
            case Scope.Chosen(String label) -> {
                Set<PersonId> people = new HashSet<>(facts.chosen().getOrDefault(label, List.of()));
                yield facts.checks().stream()
                        .filter(check -> people.contains(check.person()))
                        .toList();
            }
        };
    }

    private static Found count(List<Check> among, Predicate<Check> which) {
        return new Found(among.stream().filter(which).count(), among.size());
    }
}
