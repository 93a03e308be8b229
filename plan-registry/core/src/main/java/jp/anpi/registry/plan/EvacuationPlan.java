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
 */
public record EvacuationPlan(
        PersonId person,
        int version,
        int edit,
        Stage stage,
        PlanContent content,
        Written written,
        Optional<Confirmation> confirmation,
        Optional<LocalDate> withdrawnOn) {

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
                person, version, 1, Stage.DRAFT, content, written, Optional.empty(), Optional.empty());
    }

    EvacuationPlan with(PlanContent other, Written writer) {
        return new EvacuationPlan(person, version, edit + 1, stage, other, writer, confirmation, withdrawnOn);
    }

    EvacuationPlan in(Stage next) {
        return new EvacuationPlan(person, version, edit + 1, next, content, written, confirmation, withdrawnOn);
    }

    EvacuationPlan confirmed(Confirmation word) {
        return new EvacuationPlan(
                person, version, edit + 1, Stage.CONFIRMED, content, written, Optional.of(word), withdrawnOn);
    }

    /** The same as the edit after that one, for what is taken back. */
    public EvacuationPlan after(int edited) {
        return new EvacuationPlan(person, version, edited + 1, stage, content, written, confirmation, withdrawnOn);
    }

    EvacuationPlan withdrawn(LocalDate on) {
        return new EvacuationPlan(
                person, version, edit + 1, Stage.WITHDRAWN, content, written, confirmation, Optional.of(on));
    }

    /** The day from which it counts. */
    LocalDate since() {
        return confirmation.map(Confirmation::on).orElse(written.on());
    }
}
