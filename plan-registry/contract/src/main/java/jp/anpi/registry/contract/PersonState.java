package jp.anpi.registry.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everything another service may know about a person, as of {@code version}; travels on {@link RegistryTopics#PERSON} and
 * replaces all earlier versions. Consumers keep the highest version.
 *
 * @param birthDate empty when it is not known
 * @param hasPlan whether an 個別避難計画 exists: a badge, never a reason to be missing from a list
 * @param checkers named checkers in the order they are to be asked
 * @param changes what differs from the weekly services; absent in older records
 * @param aliases other names that the person goes by (通称, 旧姓, a foreign name in another script); absent in older records
 * @param consents all that was said about sharing in peacetime, in the order in which it was recorded; absent in older records,
 *     which is no consent
 */
public record PersonState(
        PersonId id,
        long version,
        PersonName name,
        Optional<LocalDate> birthDate,
        Home home,
        Optional<String> phone,
        Lifecycle lifecycle,
        GroupPlacement placement,
        LifeSupport lifeSupport,
        boolean hasPlan,
        List<NamedChecker> checkers,
        List<Assignment> assignments,
        List<WeeklyService> services,
        List<ContactPerson> contacts,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<ScheduleChange> changes,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<PersonName> aliases,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Consent> consents) {

    public PersonState {
        checkers = List.copyOf(checkers);
        assignments = List.copyOf(assignments);
        services = List.copyOf(services);
        contacts = List.copyOf(contacts);
        changes = List.copyOf(changes);
        aliases = List.copyOf(aliases);
        consents = List.copyOf(consents);
    }

    /** What may be shared in peacetime, and with whom. */
    public Agreed agreed() {
        return Consents.agreed(consents);
    }

    /** The next version, with another schedule. */
    public PersonState withSchedule(List<WeeklyService> week, List<ScheduleChange> differences) {
        return with(
                version + 1,
                placement,
                lifeSupport,
                hasPlan,
                checkers,
                assignments,
                week,
                contacts,
                differences,
                aliases,
                consents);
    }

    /** The next version, served by others. */
    public PersonState withAssignments(List<Assignment> serving) {
        return with(
                version + 1,
                placement,
                lifeSupport,
                hasPlan,
                checkers,
                serving,
                services,
                contacts,
                changes,
                aliases,
                consents);
    }

    /** The next version, with what another plan says. */
    public PersonState withPlan(boolean planCounts, List<NamedChecker> named, List<ContactPerson> around) {
        return with(
                version + 1,
                placement,
                lifeSupport,
                planCounts,
                named,
                assignments,
                services,
                around,
                changes,
                aliases,
                consents);
    }

    /** The next version, with other needs and the group they lead to. */
    public PersonState withNeeds(LifeSupport needed, GroupPlacement placed) {
        return with(
                version + 1,
                placed,
                needed,
                hasPlan,
                checkers,
                assignments,
                services,
                contacts,
                changes,
                aliases,
                consents);
    }

    /** The next version, with other aliases. */
    public PersonState withAliases(List<PersonName> others) {
        return with(
                version + 1,
                placement,
                lifeSupport,
                hasPlan,
                checkers,
                assignments,
                services,
                contacts,
                changes,
                others,
                consents);
    }

    /** Whether they, or who speaks for them, said that no plan is to be made. */
    public boolean wantsNoPlan() {
        return Consents.making(consents)
                .filter(one -> one.answer() == Consent.Answer.REFUSED)
                .isPresent();
    }

    /** The next version, after one more word about sharing in peacetime or having a plan. */
    public PersonState withConsent(Consent said) {
        return withConsents(Consents.with(consents, said));
    }

    /** The next version, with all that counts and counted. */
    public PersonState withConsents(List<Consent> told) {
        return with(
                version + 1,
                placement,
                lifeSupport,
                hasPlan,
                checkers,
                assignments,
                services,
                contacts,
                changes,
                aliases,
                told);
    }

    /** The same version in another group. */
    public PersonState withPlacement(GroupPlacement placed) {
        return with(
                version,
                placed,
                lifeSupport,
                hasPlan,
                checkers,
                assignments,
                services,
                contacts,
                changes,
                aliases,
                consents);
    }

    /** The same under another version. */
    public PersonState withVersion(long number) {
        return with(
                number,
                placement,
                lifeSupport,
                hasPlan,
                checkers,
                assignments,
                services,
                contacts,
                changes,
                aliases,
                consents);
    }

    private PersonState with(
            long number,
            GroupPlacement placed,
            LifeSupport needed,
            boolean planCounts,
            List<NamedChecker> named,
            List<Assignment> serving,
            List<WeeklyService> week,
            List<ContactPerson> around,
            List<ScheduleChange> differences,
            List<PersonName> others,
            List<Consent> said) {
        return new PersonState(
                id,
                number,
                name,
                birthDate,
                home,
                phone,
                lifecycle,
                placed,
                needed,
                planCounts,
                named,
                serving,
                week,
                around,
                differences,
                others,
                said);
    }
}
