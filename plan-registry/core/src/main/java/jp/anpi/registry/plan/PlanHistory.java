package jp.anpi.registry.plan;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.plan.EvacuationPlan.Confirmation;
import jp.anpi.registry.plan.EvacuationPlan.Stage;
import jp.anpi.registry.plan.EvacuationPlan.Withdrawal;
import jp.anpi.registry.plan.EvacuationPlan.Written;

/**
 * All versions of one person's plan, newest first, and what may be done with them: a draft is written, waits for the person,
 * and once the person has confirmed it never changes again. At most one version is open at a time. Who takes back their consent
 * to having a plan takes it back for all versions there are: what one of them tells of it ends the others too.
 */
public record PlanHistory(PersonId person, List<EvacuationPlan> versions) {

    public PlanHistory {
        List<EvacuationPlan> all = versions;
        versions = all.stream()
                .map(plan -> wished(all, plan).map(plan::endedWith).orElse(plan))
                .sorted(Comparator.comparingInt(EvacuationPlan::version).reversed())
                .toList();
    }

    /** What becomes of an act. */
    public sealed interface Outcome {

        /** To be stored: a new version, or this one in place of its earlier edit. */
        record Changed(EvacuationPlan plan) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /** Why an act is not possible. */
    public enum Refusal {
        NO_SUCH_VERSION,
        /** Somebody changed it since it was read. */
        CHANGED_MEANWHILE,
        /** There is a draft already, or one that waits for the person. */
        ONE_IS_OPEN,
        /** What it was is not what the act needs: a draft to be written, one that waits to be confirmed. */
        NOT_IN_THIS_STAGE,
        /** The person's word is older than that for the version which counts, and would end before it. */
        OLDER_WORD
    }

    /** The version that was withdrawn by the person's wish when this one was there and not withdrawn yet. */
    private static Optional<EvacuationPlan> wished(List<EvacuationPlan> versions, EvacuationPlan plan) {
        return plan.stage() == Stage.WITHDRAWN
                ? Optional.empty()
                : versions.stream()
                        .filter(other -> other.withdrawnThrough()
                                .filter(newest -> plan.version() <= newest)
                                .isPresent())
                        .min(Comparator.comparingInt(EvacuationPlan::version));
    }

    /** The version that the person confirmed last, also when its time is over. */
    public Optional<EvacuationPlan> current() {
        return versions.stream().filter(plan -> plan.stage() == Stage.CONFIRMED).findFirst();
    }

    /** The version that is being written or waits for the person. */
    public Optional<EvacuationPlan> open() {
        return versions.stream().filter(EvacuationPlan::isOpen).findFirst();
    }

    public Optional<EvacuationPlan> version(int number) {
        return versions.stream().filter(plan -> plan.version() == number).findFirst();
    }

    /** The same without one version, as if it had been a mistake. */
    public PlanHistory without(int number) {
        return new PlanHistory(
                person,
                versions.stream().filter(plan -> plan.version() != number).toList());
    }

    /** What a version is worth on that day. */
    public Standing standing(EvacuationPlan plan, PlanTerms terms, LocalDate today) {
        return switch (plan.stage()) {
            case DRAFT -> Standing.DRAFT;
            case AWAITING_PERSON -> Standing.AWAITING_PERSON;
            case WITHDRAWN -> Standing.WITHDRAWN;
            case CONFIRMED -> {
                if (current()
                        .filter(newest -> newest.version() == plan.version())
                        .isEmpty()) {
                    yield Standing.REPLACED;
                }
                if (!today.isBefore(terms.expires(plan))) {
                    yield Standing.EXPIRED;
                }
                yield today.isBefore(terms.reviewDue(plan)) ? Standing.VALID : Standing.REVIEW_DUE;
            }
        };
    }

    /** The next day on which a standing changes by time alone. */
    public Optional<LocalDate> next(PlanTerms terms, LocalDate today) {
        return current().stream()
                .flatMap(plan -> Stream.concat(
                        Stream.of(terms.reviewDue(plan), terms.expires(plan)),
                        plan.content().supporters().stream().flatMap(Supporter::changes)))
                .filter(day -> day.isAfter(today))
                .min(LocalDate::compareTo);
    }

    /** Begins the next version. */
    public Outcome begin(PlanContent content, Written written) {
        if (open().isPresent()) {
            return new Outcome.Refused(Refusal.ONE_IS_OPEN);
        }
        int next = versions.isEmpty() ? 1 : versions.getFirst().version() + 1;
        return new Outcome.Changed(EvacuationPlan.draft(person, next, content, written));
    }

    /**
     * What a list that the city has kept until now brings: what a person confirmed on paper counts at once, anything else is a
     * draft. It goes on with a draft that is open.
     */
    public EvacuationPlan adopt(PlanContent content, Written written, Optional<Confirmation> word) {
        int next = versions.isEmpty() ? 1 : versions.getFirst().version() + 1;
        Optional<EvacuationPlan> draft = open();
        return new EvacuationPlan(
                person,
                draft.map(EvacuationPlan::version).orElse(next),
                draft.map(EvacuationPlan::edit).orElse(0) + 1,
                word.isPresent() ? Stage.CONFIRMED : Stage.DRAFT,
                content,
                written,
                word,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Writes a draft anew. */
    public Outcome write(int version, int edit, PlanContent content, Written written) {
        return changed(version, edit, Stage.DRAFT, plan -> plan.with(content, written));
    }

    /** The draft goes to the person. */
    public Outcome submit(int version, int edit) {
        return changed(version, edit, Stage.DRAFT, plan -> plan.in(Stage.AWAITING_PERSON));
    }

    /** The person wants it changed. */
    public Outcome giveBack(int version, int edit) {
        return changed(version, edit, Stage.AWAITING_PERSON, plan -> plan.in(Stage.DRAFT));
    }

    /** The person agrees to it. */
    public Outcome confirm(int version, int edit, Confirmation word) {
        if (current().filter(plan -> word.on().isBefore(plan.since())).isPresent()) {
            return refused(Refusal.OLDER_WORD);
        }
        return changed(version, edit, Stage.AWAITING_PERSON, plan -> plan.confirmed(word));
    }

    /** It no longer counts, whatever it was, and by the person's wish neither does any other version there is. */
    public Outcome withdraw(int version, int edit, Withdrawal why, LocalDate on) {
        Optional<Integer> through = switch (why) {
            case PERSON -> versions.stream().findFirst().map(EvacuationPlan::version);
            case MISTAKE -> Optional.empty();
        };
        return found(version, edit)
                .map(plan -> plan.stage() == Stage.WITHDRAWN
                        ? refused(Refusal.NOT_IN_THIS_STAGE)
                        : new Outcome.Changed(plan.withdrawn(on, why, through)))
                .orElseGet(() -> refused(missing(version)));
    }

    private Outcome changed(int version, int edit, Stage needed, UnaryOperator<EvacuationPlan> change) {
        return found(version, edit)
                .map(plan -> plan.stage() == needed
                        ? new Outcome.Changed(change.apply(plan))
                        : refused(Refusal.NOT_IN_THIS_STAGE))
                .orElseGet(() -> refused(missing(version)));
    }

    private static Outcome refused(Refusal why) {
        return new Outcome.Refused(why);
    }

    private Optional<EvacuationPlan> found(int version, int edit) {
        return version(version).filter(plan -> plan.edit() == edit);
    }

    private Refusal missing(int version) {
        return version(version).isPresent() ? Refusal.CHANGED_MEANWHILE : Refusal.NO_SUCH_VERSION;
    }
}
