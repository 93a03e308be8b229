package jp.anpi.registry.particulars;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the city knows of a person beside what other services are told.
 *
 * @param born what is written of the day of birth where nobody knows the day: 昭和16年5月, 1941年頃
 * @param registered 住民票の住所, where it is not where they live
 * @param staying where they are for the time being: a hospital, a facility, with relatives
 * @param hours when they can be reached, in words
 * @param communication how to talk with them: 筆談, 手話, a tablet, through the family
 * @param key where the key to the house is; for who goes there and nobody else
 * @param phoneOwner whose the telephone is that is called about them, where it is not their own
 * @param lives where in life they were, the earliest first, as far as it was noted
 */
public record Particulars(
        Optional<String> born,
        Optional<Sex> sex,
        Optional<String> registered,
        Optional<String> staying,
        Optional<String> mobile,
        Optional<String> fax,
        Optional<String> mail,
        Optional<String> hours,
        Dwelling dwelling,
        Household household,
        Optional<String> communication,
        Optional<String> key,
        List<LifeSpan> lives,
        Treatment treatment,
        Optional<String> phoneOwner) {

    public static final Particulars NONE = new Particulars(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Dwelling.NOT_KNOWN,
            Household.NOT_KNOWN,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Treatment.NOT_KNOWN,
            Optional.empty());

    /** As the city's forms offer it; nothing where it is not known. */
    public enum Sex {
        FEMALE,
        MALE,
        OTHER
    }

    /**
     * How one gets to the person.
     *
     * @param floor the ground floor is 1
     * @param room where they lie or sit
     * @param positionSource by what their position on the map was found: a program that looks addresses up, somebody on the spot
     */
    public record Dwelling(
            Optional<Integer> floor,
            Optional<Boolean> elevator,
            Optional<String> room,
            Optional<String> positionSource) {

        public static final Dwelling NOT_KNOWN =
                new Dwelling(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Who is there.
     *
     * @param alone 独居
     * @param aloneByDay 日中独居
     * @param others how many live there beside the person
     */
    public record Household(Optional<Boolean> alone, Optional<Boolean> aloneByDay, Optional<Integer> others) {

        public static final Household NOT_KNOWN = new Household(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * What is treated, and who stands behind the devices and the treatment: whoever helps calls them.
     *
     * @param illness 難病, by name
     * @param device make and model of what the person lives on
     * @param supplier whose device it is
     * @param clinic where the person has dialysis
     * @param doctor 主治医, who knows them best
     * @param hospital of the doctor
     */
    public record Treatment(
            Optional<String> illness,
            Optional<String> device,
            Optional<String> supplier,
            Optional<String> supplierPhone,
            Optional<String> clinic,
            Optional<String> clinicPhone,
            Optional<String> doctor,
            Optional<String> hospital,
            Optional<String> hospitalPhone) {

        public static final Treatment NOT_KNOWN = new Treatment(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Older records say nothing of treatment. */
    public Particulars {
        lives = List.copyOf(lives);
        treatment = Objects.requireNonNullElse(treatment, Treatment.NOT_KNOWN);
    }

    /** The same with another history. */
    public Particulars with(List<LifeSpan> history) {
        return new Particulars(
                born,
                sex,
                registered,
                staying,
                mobile,
                fax,
                mail,
                hours,
                dwelling,
                household,
                communication,
                key,
                history,
                treatment,
                phoneOwner);
    }

    /** The same of whom this is written of the day of birth. */
    public Particulars born(Optional<String> written) {
        return new Particulars(
                written,
                sex,
                registered,
                staying,
                mobile,
                fax,
                mail,
                hours,
                dwelling,
                household,
                communication,
                key,
                lives,
                treatment,
                phoneOwner);
    }

    /** For readers who may not learn where somebody under protection can be found, or how one gets in. */
    public Particulars without(boolean places, boolean keys) {
        return new Particulars(
                born,
                sex,
                places ? Optional.empty() : registered,
                places ? Optional.empty() : staying,
                mobile,
                fax,
                mail,
                hours,
                places ? Dwelling.NOT_KNOWN : dwelling,
                household,
                communication,
                keys ? Optional.empty() : key,
                lives,
                treatment,
                phoneOwner);
    }

    /** Says nothing: all of it is about a person. */
    @Override
    public String toString() {
        return "Particulars";
    }
}
