package jp.anpi.registry.group;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.LifeSupport;

/**
 * The requirements of the groups (優先群の要件), recorded field by field so that a group can explain itself.
 *
 * @param care empty when nothing is certified
 * @param pregnant pregnant or within a year after birth (妊産婦)
 * @param infancy full years of a child before school (乳幼児); empty of anybody else, and where the birth date is not known
 */
public record Needs(
        LifeSupport lifeSupport,
        Optional<CareLevel> care,
        List<Disability> disabilities,
        boolean pregnant,
        Optional<Integer> infancy) {

    /** Nothing is recorded. */
    public static final Needs NONE = new Needs(LifeSupport.NONE, Optional.empty(), List.of(), false, Optional.empty());

    public Needs {
        disabilities = List.copyOf(disabilities);
        if (infancy.filter(years -> years < 0).isPresent()) {
            throw new IllegalArgumentException("an age must not be below 0");
        }
    }
}
