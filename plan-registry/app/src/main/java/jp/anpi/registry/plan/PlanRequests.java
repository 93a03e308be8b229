package jp.anpi.registry.plan;

import java.time.LocalDate;
import java.util.Optional;
import jp.anpi.registry.plan.EvacuationPlan.Confirmation;
import jp.anpi.registry.plan.EvacuationPlan.Withdrawal;

/** What is sent to change a plan. */
final class PlanRequests {

    private PlanRequests() {}

    /** @param content when it is not sent, the draft begins with what counts now, or with what is known of the person */
    record Begin(Optional<PlanForm> content) {

        Optional<PlanContent> read() {
            return content.map(form -> form.read(new PlanFields()));
        }
    }

    /** @param edit of the version that the sender has read */
    record Write(Optional<Integer> edit, Optional<PlanForm> content) {

        int readEdit() {
            return edited(edit);
        }

        PlanContent read() {
            var fields = new PlanFields();
            if (content.isEmpty()) {
                fields.required("content", content, EMPTY);
                fields.refuseWrong();
            }
            return content.orElse(EMPTY).read(fields);
        }
    }

    /** @param edit of the version that the sender has read */
    record Step(Optional<Integer> edit) {

        int readEdit() {
            return edited(edit);
        }
    }

    /** @param edit of the version that the sender has read */
    record Withdraw(Optional<Integer> edit, Optional<Withdrawal> why) {

        int readEdit() {
            return edited(edit);
        }

        Withdrawal readWhy() {
            var fields = new PlanFields();
            Withdrawal said = fields.required("why", why, Withdrawal.PERSON);
            fields.refuseWrong();
            return said;
        }
    }

    /** @param on the day of the person's word, today or earlier */
    record Confirm(
            Optional<Integer> edit,
            Optional<Confirmation.By> by,
            Optional<String> name,
            Optional<String> how,
            Optional<LocalDate> on) {

        int readEdit() {
            return edited(edit);
        }

        Confirmation read(LocalDate today) {
            var fields = new PlanFields();
            LocalDate day =
                    fields.required("on", on.or(() -> Optional.of(today)).filter(said -> !said.isAfter(today)), today);
            var word = new Confirmation(
                    fields.required("by", by, Confirmation.By.PERSON),
                    fields.name("name", name),
                    fields.name("how", how),
                    day);
            fields.refuseWrong();
            return word;
        }
    }

    private static final PlanForm EMPTY = new PlanForm(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static int edited(Optional<Integer> edit) {
        var fields = new PlanFields();
        int number = fields.required("edit", edit, 0);
        fields.refuseWrong();
        return number;
    }
}
