package jp.anpi.registry.importing.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.importing.list.Said;
import jp.anpi.registry.importing.person.PersonRef;
import jp.anpi.registry.plan.EmergencyCard;
import jp.anpi.registry.plan.EmergencyContact;
import jp.anpi.registry.plan.EvacuationPlan.Confirmation;
import jp.anpi.registry.plan.Leaving;
import jp.anpi.registry.plan.Supporter;

/**
 * What a row says about a plan; a part of it that the list has no column for stays as it is.
 *
 * @param confirmed the person's word; empty for a draft
 * @param checker names, one per line: of somebody in the plan, of a member of an office, or of an office
 */
public record PlanRow(
        int number,
        PersonRef person,
        Optional<LocalDate> madeOn,
        Optional<Confirmation> confirmed,
        PlanLines<EmergencyContact> contacts,
        PlanLines<Supporter> supporters,
        Said<String> checker,
        PlanPlaces destinations,
        Way leaving,
        Said<String> wishes,
        Card card) {

    /** How the person leaves, as far as the list speaks of it. */
    public record Way(
            Said<Leaving.Start> start,
            Said<String> route,
            Said<String> transport,
            Said<Integer> helpers,
            Said<List<String>> items,
            Said<String> pets) {

        Leaving over(Leaving known) {
            return new Leaving(
                    start.over(known.start()),
                    route.over(known.route()),
                    transport.over(known.transport()),
                    helpers.over(known.helpers()),
                    Said.over(items, known.items(), things -> PlanRows.items(String.join("、", things))),
                    pets.over(known.pets()));
        }
    }

    /** The front of the 救急情報カード, as far as the list speaks of it. */
    public record Card(
            Said<String> volunteer,
            Said<String> association,
            Said<EmergencyCard.BloodType> blood,
            Said<List<EmergencyCard.Illness>> illnesses,
            Said<String> allergies,
            Said<List<EmergencyCard.Neighbour>> neighbours,
            Said<String> message) {

        private static final int LINES = 2;

        EmergencyCard over(EmergencyCard known) {
            return new EmergencyCard(
                    volunteer.over(known.volunteer()),
                    association.over(known.association()),
                    blood.over(known.blood()),
                    lines(illnesses, known.illnesses()),
                    allergies.over(known.allergies()),
                    lines(neighbours, known.neighbours()),
                    message.over(known.message()));
        }

        /** Those for whom the form has no line stay. */
        private static <T> List<T> lines(Said<List<T>> said, List<T> known) {
            List<T> now = said.value().orElse(List.of());
            return !said.column()
                    ? known
                    : Stream.concat(now.stream(), known.stream().skip(LINES)).toList();
        }
    }

    /** Says nothing: all of it is about a person. */
    @Override
    public String toString() {
        return "PlanRow[" + number + "]";
    }
}
