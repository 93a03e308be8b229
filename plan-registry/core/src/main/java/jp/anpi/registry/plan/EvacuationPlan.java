package jp.anpi.registry.plan;

import java.time.LocalDate;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;

/**
 * One version of a person's 個別避難計画.
 *
 * @param version counted from 1; once the person has confirmed it, it is never changed: the next one takes its place
 * @param edit counted from 1, one more with each change, so that two people do not overwrite each other
 * @param withdrawnOn the day from which it no longer counts, since it was withdrawn
 * @param withdrawnThrough when it was the person's wish, the newest version of that day: all of them ended with it
 * @param withdrawnWhy absent in what was withdrawn before there was more than one reason
 */
public record EvacuationPlan(
        PersonId person,
        int version,
        int edit,
        Stage stage,
        PlanContent content,
        Written written,
        Optional<Confirmation> confirmation,
        Optional<LocalDate> withdrawnOn,
        Optional<Integer> withdrawnThrough,
        Optional<Withdrawal> withdrawnWhy) {

    /** Why a version is withdrawn. */
    public enum Withdrawal {
        /** The person does not want to have a plan any longer. */
        PERSON,
        /** This version should not have been; what was confirmed before it counts. */
        MISTAKE
    }

    /** How far a version has come by what people did; what it is worth today is its {@link Standing}. */
    public enum Stage {
        DRAFT,
        AWAITING_PERSON,
        CONFIRMED,
        WITHDRAWN
    }

    /** Who wrote it last, and on which day in the city's zone. */
    public record Written(String by, LocalDate on) {}

    /**
     * The person's word.
     *
     * @param name of who gave it
     * @param how on paper, at home, by telephone
     */
    public record Confirmation(By by, String name, String how, LocalDate on) {

        /** Whose word it is. */
        public enum By {
            PERSON,
            /** 代理: family, a guardian. */
            PROXY
        }
    }

    /** The first version, before anybody confirmed it. */
    static EvacuationPlan draft(PersonId person, int version, PlanContent content, Written written) {
        return new EvacuationPlan(
                person,
                version,
                1,
                Stage.DRAFT,
                content,
                written,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    EvacuationPlan with(PlanContent other, Written writer) {
        return edited(edit + 1, stage, other, writer, confirmation);
    }

    EvacuationPlan in(Stage next) {
        return edited(edit + 1, next, content, written, confirmation);
    }

    EvacuationPlan confirmed(Confirmation word) {
        return edited(edit + 1, Stage.CONFIRMED, content, written, Optional.of(word));
    }

    /** The same as the edit after that one, for what is taken back. */
    public EvacuationPlan after(int edited) {
        return edited(edited + 1, stage, content, written, confirmation);
    }

    private EvacuationPlan edited(
            int next, Stage then, PlanContent saying, Written writer, Optional<Confirmation> word) {
        return new EvacuationPlan(
                person, version, next, then, saying, writer, word, withdrawnOn, withdrawnThrough, withdrawnWhy);
    }

    /** @param through the newest version there is, if all of them are withdrawn */
    EvacuationPlan withdrawn(LocalDate on, Withdrawal why, Optional<Integer> through) {
        return ended(edit + 1, Optional.of(on), through, Optional.of(why));
    }

    /** As it is since another version was withdrawn and this one with it; of the same edit, since nothing of its own was written. */
    EvacuationPlan endedWith(EvacuationPlan other) {
        return ended(edit, other.withdrawnOn, other.withdrawnThrough, other.withdrawnWhy);
    }

    private EvacuationPlan ended(
            int edited, Optional<LocalDate> on, Optional<Integer> through, Optional<Withdrawal> why) {
        return new EvacuationPlan(
                person, version, edited, Stage.WITHDRAWN, content, written, confirmation, on, through, why);
    }

    /** Whether it is being written or waits for the person. */
    public boolean isOpen() {
        return stage == Stage.DRAFT || stage == Stage.AWAITING_PERSON;
    }

    /** Why it was withdrawn; empty when it was not, or when that was not asked yet. */
    public Optional<Withdrawal> withdrawal() {
        return withdrawnWhy.or(() -> withdrawnThrough.map(_ -> Withdrawal.PERSON));
    }

    /** The day from which it counts. */
    LocalDate since() {
        return confirmation.map(Confirmation::on).orElse(written.on());
    }
}
