package jp.anpi.registry.group;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.anpi.registry.contract.Dialysis;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Medicine;
import jp.anpi.registry.contract.Oxygen;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;

/**
 * Needs as they are sent.
 *
 * @param version the person's version that the sender has read
 * @param lifeSupport when it is not sent, what keeps the person alive stays as it is: nobody loses a ventilator to a form that
 *     does not show it
 */
record NeedsRequest(
        Optional<Long> version,
        Optional<CareLevel> care,
        Optional<LocalDate> careValidTo,
        Optional<List<DisabilityForm>> disabilities,
        Optional<LocalDate> maternityUntil,
        Optional<List<RemarkForm>> remarks,
        Optional<Support> lifeSupport) {

    private static final int LONGEST = 400;
    private static final int MOST = 50;
    private static final Text MISSING = new Text("必須です。", "It is required.");
    private static final Text TOO_LONG = new Text("1〜{0}文字です。", "1 to {0} characters.");
    private static final Text TOO_MANY = new Text("{0}件までです。", "At most {0}.");

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
            wrong.add(ProblemItem.field("version", MISSING));
        }
        List<DisabilityForm> certificates = disabilities.orElse(List.of());
        for (int i = 0; i < certificates.size(); i++) {
            if (certificates.get(i).kind().isEmpty()) {
                wrong.add(ProblemItem.field("disabilities[" + i + "].kind", MISSING));
            }
            if (certificates
                    .get(i)
                    .grade()
                    .filter(text -> text.length() > LONGEST)
                    .isPresent()) {
                wrong.add(ProblemItem.field("disabilities[" + i + "].grade", TOO_LONG, LONGEST));
            }
        }
        List<RemarkForm> notes = remarks.orElse(List.of());
        for (int i = 0; i < notes.size(); i++) {
            if (notes.get(i).category().isEmpty()) {
                wrong.add(ProblemItem.field("remarks[" + i + "].category", MISSING));
            }
            if (notes.get(i).text().filter(NeedsRequest::fits).isEmpty()) {
                wrong.add(ProblemItem.field("remarks[" + i + "].text", TOO_LONG, LONGEST));
            }
        }
        lifeSupport.ifPresent(support -> check(support, wrong));
        if (certificates.size() > MOST || notes.size() > MOST) {
            wrong.add(ProblemItem.whole(TOO_MANY, MOST));
        }
        if (!wrong.isEmpty()) {
            throw Problem.of(CommonProblem.WRONG_FIELD)
                    .and(wrong.toArray(ProblemItem[]::new))
                    .refused();
        }
        return this;
    }

    /** Jackson leaves out what was not sent, whatever the records say. */
    private static void check(Support support, List<ProblemItem> wrong) {
        List<PoweredDevice> devices = support.devices().orElse(List.of());
        for (int i = 0; i < devices.size(); i++) {
            if (Objects.isNull(devices.get(i).kind())) {
                wrong.add(ProblemItem.field("lifeSupport.devices[" + i + "].kind", MISSING));
            }
        }
        List<Medicine> medicines = support.medicines().orElse(List.of());
        for (int i = 0; i < medicines.size(); i++) {
            if (Objects.isNull(medicines.get(i).name())
                    || !fits(medicines.get(i).name())) {
                wrong.add(ProblemItem.field("lifeSupport.medicines[" + i + "].name", TOO_LONG, LONGEST));
            }
        }
    }

    private static boolean fits(String text) {
        return !text.isBlank() && text.length() <= LONGEST;
    }

    Requirements requirements() {
        return new Requirements(
                care,
                careValidTo,
                disabilities.orElse(List.of()).stream()
                        .map(form -> new Disability(
                                form.kind().orElseThrow(),
                                form.severe().orElse(false),
                                form.grade().map(String::strip).filter(text -> !text.isEmpty())))
                        .toList(),
                maternityUntil,
                remarks.orElse(List.of()).stream()
                        .map(form -> new Remark(
                                form.category().orElseThrow(), form.text().orElseThrow()))
                        .toList());
    }
}
