package jp.anpi.registry.group;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.LifeSupport;

/**
 * What the city records of a person's needs beside what keeps them alive (優先群の要件), field by field.
 *
 * @param care the level certified; kept after its last day, since a need does not end with a certificate
 * @param careValidTo last day of the certificate
 * @param maternityUntil last day of being pregnant or within a year after birth (妊産婦)
 * @param remarks 特記事項, in the order they were written
 */
public record Requirements(
        Optional<CareLevel> care,
        Optional<LocalDate> careValidTo,
        List<Disability> disabilities,
        Optional<LocalDate> maternityUntil,
        List<Remark> remarks) {

    /** Nothing is recorded. */
    public static final Requirements NONE =
            new Requirements(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of());

    public Requirements {
        disabilities = List.copyOf(disabilities);
        remarks = List.copyOf(remarks);
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
