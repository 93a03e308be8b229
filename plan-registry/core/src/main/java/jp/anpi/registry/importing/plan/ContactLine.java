package jp.anpi.registry.importing.plan;

import java.util.Optional;
import jp.anpi.registry.importing.list.Said;
import jp.anpi.registry.plan.EmergencyContact;

/**
 * What a row says of one emergency contact. No list says whether they may be told how the person is, so that nobody may who
 * was not allowed to before.
 */
record ContactLine(
        String name,
        Said<String> relation,
        Said<String> phone,
        Said<String> address,
        Said<String> hours,
        Said<String> kana,
        Said<String> mobile)
        implements PlanLines.Line<EmergencyContact> {

    static final String RELATION_NOT_SAID = "関係未記入";

    @Override
    public EmergencyContact over(Optional<EmergencyContact> known) {
        return new EmergencyContact(
                name,
                relation.over(known.map(EmergencyContact::relation)).orElse(RELATION_NOT_SAID),
                phone.over(known.flatMap(EmergencyContact::phone)),
                known.flatMap(EmergencyContact::mail),
                address.over(known.flatMap(EmergencyContact::address)),
                known.map(EmergencyContact::mayBeTold).orElse(false),
                hours.over(known.flatMap(EmergencyContact::hours)),
                kana.over(known.flatMap(EmergencyContact::kana)),
                mobile.over(known.flatMap(EmergencyContact::mobile)));
    }

    /** Says nothing: all of it is about a person. */
    @Override
    public String toString() {
        return "ContactLine";
    }
}
