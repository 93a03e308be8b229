package jp.anpi.registry.person;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.anpi.registry.alias.Aliases;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.hazard.Japan;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.particulars.Particulars;
import jp.anpi.registry.particulars.WrittenBirth;

/**
 * Who somebody is and where they live, as it is sent; what is left out is nothing. Whoever is not shown an address that is
 * protected sends none of it either: it stays.
 *
 * @param version the person's version that the sender has read
 * @param birthDate in any notation, such as {@code S16.5.3}
 * @param addressProtected 支援措置; from then on the address is shown to the restricted desk only
 * @param since from which day they are where {@code lifecycle} says, when that changes; today unless said, in any notation; not
 *     noted of somebody new
 * @param aliases all other names that the person goes by
 */
record PersonRequest(
        Optional<Long> version,
        Optional<String> name,
        Optional<String> kana,
        Optional<String> birthDate,
        Optional<String> address,
        Optional<DistrictId> district,
        Optional<PositionForm> position,
        Optional<Boolean> addressProtected,
        Optional<String> phone,
        Optional<Lifecycle> lifecycle,
        Optional<String> since,
        Optional<List<AliasesRequest.NameForm>> aliases,
        Optional<String> residentNumber,
        Optional<List<ContactForm>> contacts) {

    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z-]{1,40}");
    private static final Text NO_NUMBER = new Text("英数字40文字までです。", "At most 40 digits and letters.");

    /** @param precision how near to the door it is; the house unless said */
    record PositionForm(Optional<Double> lat, Optional<Double> lon, Optional<Home.Precision> precision) {}

    /**
     * What it makes of somebody.
     *
     * @param about what is written of a day of birth that nobody knows
     */
    record Change(PersonState next, LocalDate since, Optional<String> about) {

        /** What stays in the registry of them. */
        Particulars over(Particulars known) {
            return next.birthDate().isPresent() || about.isPresent() ? known.born(about) : known;
        }
    }

    /** The next version of who is known; refused (422) naming each field that is wrong. */
    Change read(PersonState known, Sight sight, Set<DistrictId> districts, LocalDate today) {
        var fields = new PersonFields();
        String written = fields.name("name", name);
        String reading = fields.line("kana", kana).orElse("");
        var called = new PersonName(written, reading);
        if (!called.equals(known.name()) && !Aliases.mayBeKept(called)) {
            fields.wrong("name", AliasesRequest.NAME, Aliases.LONGEST);
        }
        WrittenBirth born = fields.birth("birthDate", birthDate, today);
        Home home = sight.home(known.home()) ? home(fields, districts, known) : unseen(fields, known.home());
        Optional<String> telephone = fields.line("phone", phone);
        Lifecycle life = fields.required("lifecycle", lifecycle, known.lifecycle());
        LocalDate day = fields.past("since", since, today).orElse(today);
        List<PersonName> others = AliasesRequest.read(aliases.orElse(List.of()), fields);
        List<ContactPerson> around = ContactForm.read(contacts, known, fields);
        if (number().filter(given -> !NUMBER.matcher(given).matches()).isPresent()) {
            fields.wrong("residentNumber", NO_NUMBER);
        }
        fields.refuseWrong();
        return new Change(
                new PersonState(
                        known.id(),
                        known.version() + 1,
                        called,
                        born instanceof WrittenBirth.On(LocalDate birthday) ? Optional.of(birthday) : Optional.empty(),
                        home,
                        telephone,
                        life,
                        known.placement(),
                        known.lifeSupport(),
                        known.hasPlan(),
                        known.checkers(),
                        known.assignments(),
                        known.services(),
                        around,
                        known.changes(),
                        others,
                        known.consents()),
                day,
                born instanceof WrittenBirth.About about ? Optional.of(about.text()) : Optional.empty());
    }

    /** The 宛名番号 in narrow characters; nothing of it leaves the one there is, by which the next list knows the person. */
    Optional<String> number() {
        return residentNumber
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFKC).strip())
                .filter(text -> !text.isEmpty());
    }

    private Home home(PersonFields fields, Set<DistrictId> districts, PersonState known) {
        DistrictId where = fields.required("district", district, new DistrictId("unknown"));
        if (district.isPresent() && !districts.contains(where) && !livedIn(where, known)) {
            fields.wrong("district", PersonFields.UNKNOWN);
        }
        return new Home(
                fields.name("address", address),
                where,
                position.map(point -> new Position(
                        fields.degrees("position.lat", point.lat(), Japan.SOUTH, Japan.NORTH),
                        fields.degrees("position.lon", point.lon(), Japan.WEST, Japan.EAST))),
                addressProtected.orElse(false),
                position.flatMap(PositionForm::precision));
    }

    /** Who is gone keeps the district that they lived in, also when the city has it no more. */
    private boolean livedIn(DistrictId where, PersonState known) {
        return known.version() > 0
                && where.equals(known.home().district())
                && !lifecycle.orElse(known.lifecycle()).isHere();
    }

    private Home unseen(PersonFields fields, Home known) {
        fields.hidden("address", address);
        fields.hidden("district", district);
        fields.hidden("position", position);
        fields.hidden("addressProtected", addressProtected);
        return known;
    }
}
