package jp.anpi.registry.group;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Dialysis;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Medicine;
import jp.anpi.registry.contract.Oxygen;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;

/**
 * Needs as they are sent. Of what stands in lists and of the reasons, what is not sent stays as it is: nobody loses a ventilator or
 * a remark to a form that does not show it.
 *
 * @param version the person's version that the sender has read
 */
record NeedsRequest(
        Optional<Long> version,
        Optional<CareLevel> care,
        Optional<LocalDate> careValidTo,
        Optional<List<DisabilityForm>> disabilities,
        Optional<LocalDate> maternityUntil,
        Optional<List<RemarkForm>> remarks,
        Optional<List<CareProcedure>> procedures,
        Optional<List<SupportReason>> reasons,
        Optional<String> reason,
        Optional<Support> lifeSupport) {

    /** @param grade as it stands on the certificate */
    record DisabilityForm(Optional<Disability.Kind> kind, Optional<Boolean> severe, Optional<String> grade) {}

    record RemarkForm(Optional<Remark.Category> category, Optional<String> text) {}

    record Support(
            Optional<List<PoweredDevice>> devices,
            Optional<Oxygen> oxygen,
            Optional<Dialysis> dialysis,
            Optional<List<Medicine>> medicines) {

        LifeSupport lifeSupport() {
            return new LifeSupport(devices.orElse(List.of()), oxygen, dialysis, medicines.orElse(List.of()));
        }
    }

    /** What was sent; refused (422) naming each field that is wrong. */
    NeedsRequest checked() {
        List<ProblemItem> wrong = new ArrayList<>();
        if (version.isEmpty()) {
            wrong.add(ProblemItem.field("version", NeedsCheck.MISSING));
        }
        var check = new NeedsCheck(wrong);
        check.disabilities(disabilities.orElse(List.of()));
        check.remarks(remarks.orElse(List.of()));
        check.all("procedures", procedures.orElse(List.of()));
        check.all("reasons", reasons.orElse(List.of()));
        check.line("reason", reason);
        lifeSupport.ifPresent(check::support);
        if (!wrong.isEmpty()) {
            throw Problem.of(CommonProblem.WRONG_FIELD)
                    .and(wrong.toArray(ProblemItem[]::new))
                    .refused();
        }
        return this;
    }

    /** What is then recorded. */
    Requirements over(Requirements known) {
        return new Requirements(
                care,
                careValidTo,
                disabilities.map(NeedsRequest::read).orElse(known.disabilities()),
                maternityUntil,
                remarks.map(NeedsRequest::written).orElse(known.remarks()),
                procedures.map(Set::copyOf).orElse(known.procedures()),
                reasons.map(Set::copyOf).orElse(known.reasons()),
                reason.map(String::strip).or(known::reason).filter(text -> !text.isEmpty()));
    }

    private static List<Disability> read(List<DisabilityForm> forms) {
        return forms.stream()
                .map(form -> new Disability(
                        form.kind().orElseThrow(),
                        form.severe().orElse(false),
                        form.grade().map(String::strip).filter(text -> !text.isEmpty())))
                .toList();
    }

    private static List<Remark> written(List<RemarkForm> forms) {
        return forms.stream()
                .map(form ->
                        new Remark(form.category().orElseThrow(), form.text().orElseThrow()))
                .toList();
    }
}
