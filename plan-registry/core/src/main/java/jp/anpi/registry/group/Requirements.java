package jp.anpi.registry.group;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.LifeSupport;

/**
 * What the city records of a person's needs beside what keeps them alive (優先群の要件), field by field.
 *
 * @param care the level certified; kept after its last day, since a need does not end with a certificate
 * @param careValidTo last day of the certificate
 * @param maternityUntil last day of being pregnant or within a year after birth (妊産婦)
 * @param remarks 特記事項, in the order they were written
 * @param procedures medical care that they need regularly
 * @param reasons why they cannot get to safety alone, as the list has it
 * @param reason the same in words (個別の事由)
 */
public record Requirements(
        Optional<CareLevel> care,
        Optional<LocalDate> careValidTo,
        List<Disability> disabilities,
        Optional<LocalDate> maternityUntil,
        List<Remark> remarks,
        Set<CareProcedure> procedures,
        Set<SupportReason> reasons,
        Optional<String> reason) {

    /** Nothing is recorded. */
    public static final Requirements NONE =
            new Requirements(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of());

    /** Of whom neither regular care nor reasons are recorded. */
    public Requirements(
            Optional<CareLevel> care,
            Optional<LocalDate> careValidTo,
            List<Disability> disabilities,
            Optional<LocalDate> maternityUntil,
            List<Remark> remarks) {
        this(care, careValidTo, disabilities, maternityUntil, remarks, Set.of(), Set.of(), Optional.empty());
    }

    /** Older records say nothing of regular care and of reasons. */
    public Requirements {
        procedures = set(procedures, CareProcedure.class);
        reasons = set(reasons, SupportReason.class);
        disabilities = List.copyOf(disabilities);
        remarks = List.copyOf(remarks);
    }

    private static <E extends Enum<E>> Set<E> set(Set<E> some, Class<E> type) {
        EnumSet<E> all = EnumSet.noneOf(type);
        all.addAll(Objects.requireNonNullElse(some, Set.of()));
        return Collections.unmodifiableSet(all);
    }

    /** The needs as of a day, which are what the table of groups asks about. */
    public Needs on(LocalDate today, LifeSupport lifeSupport, Optional<LocalDate> birthDate) {
        return new Needs(
                lifeSupport,
                care,
                disabilities,
                maternityUntil.filter(last -> !today.isAfter(last)).isPresent(),
                birthDate
                        .filter(born -> !born.isAfter(today))
                        .filter(born -> today.isBefore(SchoolAge.begins(born)))
                        .map(born -> Period.between(born, today).getYears()));
    }
}
