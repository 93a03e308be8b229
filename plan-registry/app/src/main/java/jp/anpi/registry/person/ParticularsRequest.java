package jp.anpi.registry.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.disclosure.PersonField;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.particulars.LifeSpan;
import jp.anpi.registry.particulars.Particulars;
import jp.anpi.registry.particulars.WrittenBirth;

/**
 * What stays in the registry of somebody, as it is sent; what is left out is nothing, but for the history and for what the sender
 * is not shown: these stay.
 *
 * @param edit that the sender has read
 * @param born as much of the day of birth as anybody knows; of a day that is known there is no more to say
 * @param lives where in life they were, the earliest first; each ends on the day on which the next begins, and the last is where
 *     they are now
 */
record ParticularsRequest(
        Optional<Long> edit,
        Optional<String> born,
        Optional<Particulars.Sex> sex,
        Optional<String> registered,
        Optional<String> staying,
        Optional<String> mobile,
        Optional<String> fax,
        Optional<String> mail,
        Optional<String> hours,
        Optional<DwellingForm> dwelling,
        Optional<HouseholdForm> household,
        Optional<String> communication,
        Optional<String> key,
        Optional<List<LifeForm>> lives,
        Optional<TreatmentForm> treatment,
        Optional<String> phoneOwner) {

    private static final int FLOORS = 99;
    private static final int PEOPLE = 50;
    private static final Text WHOLE_DAY =
            new Text("日まで分かるときは、本人の情報の生年月日に入れてください。", "A whole day belongs to the person's date of birth.");
    private static final Text EARLIER = new Text("前の行より前の日です。", "It is before the line above.");
    private static final Text NOT_NOW =
            new Text("最後の行は今の状態と同じにしてください。", "The last line must be where the person is now.");

    record DwellingForm(
            Optional<Integer> floor,
            Optional<Boolean> elevator,
            Optional<String> room,
            Optional<String> positionSource) {}

    record HouseholdForm(Optional<Boolean> alone, Optional<Boolean> aloneByDay, Optional<Integer> others) {}

    record TreatmentForm(
            Optional<String> illness,
            Optional<String> device,
            Optional<String> supplier,
            Optional<String> supplierPhone,
            Optional<String> clinic,
            Optional<String> clinicPhone,
            Optional<String> doctor,
            Optional<String> hospital,
            Optional<String> hospitalPhone) {

        Particulars.Treatment read(PersonFields fields) {
            return new Particulars.Treatment(
                    fields.line("treatment.illness", illness),
                    fields.line("treatment.device", device),
                    fields.line("treatment.supplier", supplier),
                    fields.line("treatment.supplierPhone", supplierPhone),
                    fields.line("treatment.clinic", clinic),
                    fields.line("treatment.clinicPhone", clinicPhone),
                    fields.line("treatment.doctor", doctor),
                    fields.line("treatment.hospital", hospital),
                    fields.line("treatment.hospitalPhone", hospitalPhone));
        }
    }

    /** @param from in any notation; only the first line may do without */
    record LifeForm(Optional<Lifecycle> life, Optional<String> from) {}

    /** What is then known; refused (422) naming each field that is wrong. */
    Particulars read(Particulars known, PersonState person, Sight sight, LocalDate today) {
        var fields = new PersonFields();
        boolean places = sight.home(person.home());
        boolean keys = sight.shows(PersonField.PROTECTED_HOME);
        var read = new Particulars(
                person.birthDate().isPresent() ? Optional.empty() : born(fields, today),
                sex,
                places
                        ? fields.line("registered", registered)
                        : unseen(fields, "registered", registered, known.registered()),
                places ? fields.line("staying", staying) : unseen(fields, "staying", staying, known.staying()),
                fields.line("mobile", mobile),
                fields.line("fax", fax),
                fields.line("mail", mail),
                fields.line("hours", hours),
                places ? dwelling(fields) : unseen(fields, "dwelling", dwelling, known.dwelling()),
                household(fields),
                fields.line("communication", communication),
                keys ? fields.line("key", key) : unseen(fields, "key", key, known.key()),
                lives.map(sent -> history(fields, sent, person.lifecycle(), today))
                        .orElse(known.lives()),
                treatment.map(form -> form.read(fields)).orElse(Particulars.Treatment.NOT_KNOWN),
                fields.line("phoneOwner", phoneOwner));
        fields.refuseWrong();
        return read;
    }

    private Optional<String> born(PersonFields fields, LocalDate today) {
        WrittenBirth birth = fields.birth("born", born, today);
        if (birth instanceof WrittenBirth.On) {
            fields.wrong("born", WHOLE_DAY);
        }
        return birth instanceof WrittenBirth.About about ? Optional.of(about.text()) : Optional.empty();
    }

    private static <T> T unseen(PersonFields fields, String field, Optional<?> sent, T known) {
        fields.hidden(field, sent);
        return known;
    }

    private Particulars.Dwelling dwelling(PersonFields fields) {
        return dwelling.map(form -> new Particulars.Dwelling(
                        fields.between("dwelling.floor", form.floor(), 1, FLOORS),
                        form.elevator(),
                        fields.line("dwelling.room", form.room()),
                        fields.line("dwelling.positionSource", form.positionSource())))
                .orElse(Particulars.Dwelling.NOT_KNOWN);
    }

    private Particulars.Household household(PersonFields fields) {
        return household
                .map(form -> new Particulars.Household(
                        form.alone(), form.aloneByDay(), fields.between("household.others", form.others(), 0, PEOPLE)))
                .orElse(Particulars.Household.NOT_KNOWN);
    }

    private static List<LifeSpan> history(PersonFields fields, List<LifeForm> sent, Lifecycle now, LocalDate today) {
        if (sent.size() > LifeSpan.MOST) {
            fields.wrong("lives", PersonFields.TOO_MANY, LifeSpan.MOST);
            return List.of();
        }
        List<Lifecycle> where = new ArrayList<>();
        List<Optional<LocalDate>> from = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            LifeForm one = Objects.requireNonNullElse(sent.get(i), new LifeForm(Optional.empty(), Optional.empty()));
            where.add(fields.required("lives[" + i + "].life", one.life(), now));
            from.add(begun(fields, "lives[" + i + "].from", one.from(), i == 0 ? List.of() : from, today));
        }
        if (!where.isEmpty() && where.getLast() != now) {
            fields.wrong("lives[" + (where.size() - 1) + "].life", NOT_NOW);
        }
        List<LifeSpan> history = new ArrayList<>();
        for (int i = 0; i < where.size(); i++) {
            history.add(
                    new LifeSpan(where.get(i), from.get(i), i + 1 < from.size() ? from.get(i + 1) : Optional.empty()));
        }
        return history;
    }

    /** The day on which a line begins, which is not before the line above. */
    private static Optional<LocalDate> begun(
            PersonFields fields,
            String field,
            Optional<String> sent,
            List<Optional<LocalDate>> above,
            LocalDate today) {
        if (sent.filter(text -> !text.isBlank()).isEmpty()) {
            if (!above.isEmpty()) {
                fields.wrong(field, PersonFields.MISSING);
            }
            return Optional.empty();
        }
        Optional<LocalDate> day = fields.past(field, sent, today);
        boolean earlier = day.isPresent()
                && !above.isEmpty()
                && above.getLast().filter(before -> day.get().isBefore(before)).isPresent();
        if (earlier) {
            fields.wrong(field, EARLIER);
        }
        return day;
    }
}
