package jp.anpi.registry.plan;

import java.util.List;
import java.util.Optional;

/**
 * The front of the city's 救急情報カード beside what the plan says already.
 *
 * @param volunteer the 民生委員 in charge
 * @param association the 自治会
 * @param allergies empty when nobody asked; なし is an answer
 * @param message what the person wants to be known: care in a disaster, special medical acts
 */
public record EmergencyCard(
        Optional<String> volunteer,
        Optional<String> association,
        Optional<BloodType> blood,
        List<Illness> illnesses,
        Optional<String> allergies,
        List<Neighbour> neighbours,
        Optional<String> message) {

    public static final EmergencyCard BLANK = new EmergencyCard(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    /** As the card offers them. */
    public enum BloodType {
        A,
        B,
        O,
        AB
    }

    /** An illness with who treats it. */
    public record Illness(String name, Optional<String> surgery, Optional<String> hospital, Optional<String> doctor) {}

    /** ご近所・支援機関. */
    public record Neighbour(String name, String relation, Optional<String> phone) {}

    /** For readers who may not learn where somebody under protection can be found: who is around them tells the part of the town. */
    EmergencyCard withoutNeighbourhood() {
        return new EmergencyCard(Optional.empty(), Optional.empty(), blood, illnesses, allergies, List.of(), message);
    }

    public EmergencyCard {
        illnesses = List.copyOf(illnesses);
        neighbours = List.copyOf(neighbours);
    }
}
