package jp.anpi.registry.importing.person;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.group.CareLevel;
import jp.anpi.registry.group.Requirements;
import jp.anpi.registry.importing.list.Said;
import jp.anpi.registry.schedule.Insured;

/**
 * What a row says about a person; texts exactly as written.
 *
 * @param resident 宛名番号 in narrow characters, a text: its zeros in front count; blank where only {@code id} names the person
 * @param id 対象者ID, which names somebody who is registered
 * @param address nothing where the list tells that it is not shown
 * @param beside what is recorded of needs and places nobody in a group
 * @param insured 保険者番号 and 被保険者番号 together, by which the care-plan exchange knows the person
 */
public record PersonRow(
        int number,
        String resident,
        Optional<String> id,
        String name,
        Said<String> kana,
        Said<List<PersonName>> aliases,
        Said<LocalDate> birthDate,
        Said<String> address,
        Said<DistrictId> district,
        Said<Position> position,
        Said<Home.Precision> precision,
        Said<String> phone,
        Said<Lifecycle> lifecycle,
        Said<Boolean> confidential,
        Said<CareLevel> care,
        Said<LocalDate> careValidTo,
        Said<Insured> insured,
        PersonMore more,
        PersonNeeds needs,
        PersonCare beside,
        PersonConsents consents) {

    /** The day of birth that then holds: one that is known stays where the list knows no more than its month or its year. */
    Optional<LocalDate> birthOver(Optional<LocalDate> known) {
        return more.born().value().map(about -> known.filter(about::fits)).orElseGet(() -> birthDate.over(known));
    }

    /** The row without what it says of where somebody is, which is for those who may see it. */
    public PersonRow leaving(Home known) {
        return new PersonRow(
                number,
                resident,
                id,
                name,
                kana,
                aliases,
                birthDate,
                Said.of(Optional.of(known.text())),
                Said.nothing(),
                Said.nothing(),
                Said.nothing(),
                phone,
                lifecycle,
                Said.nothing(),
                care,
                careValidTo,
                insured,
                more.withoutPlaces(),
                needs,
                beside,
                consents);
    }

    /** The row without where a key is, which is for those who may see every home. */
    public PersonRow withoutKey() {
        return with(district, more.withoutKey());
    }

    /** The row with the district of the place that it gives, where it names none itself. */
    public PersonRow located(Function<Position, Optional<DistrictId>> map) {
        return district.value().isPresent()
                ? this
                : position.value()
                        .flatMap(map)
                        .map(found -> with(Said.of(Optional.of(found)), more))
                        .orElse(this);
    }

    private PersonRow with(Said<DistrictId> lying, PersonMore other) {
        return new PersonRow(
                number,
                resident,
                id,
                name,
                kana,
                aliases,
                birthDate,
                address,
                lying,
                position,
                precision,
                phone,
                lifecycle,
                confidential,
                care,
                careValidTo,
                insured,
                other,
                needs,
                beside,
                consents);
    }

    /** Whether the row says anything of where somebody is. */
    public boolean saysPlaces() {
        return address.column() || district.column() || position.column() || precision.column() || more.saysPlaces();
    }

    /** Whether the row says where a key is. */
    public boolean saysKey() {
        return more.saysKey();
    }

    /** What is then recorded of their needs. */
    public Requirements over(Requirements known) {
        return new Requirements(
                care.over(known.care()),
                careValidTo.over(known.careValidTo()),
                needs.over(known.disabilities()),
                known.maternityUntil(),
                known.remarks(),
                beside.procedures(known),
                beside.reasons(known),
                beside.reason(known));
    }

    /** Says nothing: all of it is about a person. */
    @Override
    public String toString() {
        return "PersonRow[" + number + "]";
    }
}
