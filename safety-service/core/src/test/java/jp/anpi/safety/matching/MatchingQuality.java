package jp.anpi.safety.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.matching.MadeUpCity.Citizen;

/** Counts what matching does with noisy questions about a made-up city. */
final class MatchingQuality {

    private static final double OUTSIDERS = 0.05;
    private static final double TWO_SIDED_95 = 1.96;

    int pairs;
    int strangers;
    int linked;
    int amongFirstThree;
    final List<String> wrong = new ArrayList<>();
    final List<String> lost = new ArrayList<>();

    /** Asks about citizens and, sometimes, about relatives and namesakes of citizens who are not in the register. */
    static MatchingQuality measure(
            MadeUpCity city, Matcher matcher, PersonIndex index, int pairs, RandomGenerator dice) {
        var quality = new MatchingQuality();
        var noise = new Noise(dice);
        var citizens = city.citizens();
        for (int pair = 0; pair < pairs; pair++) {
            int which = dice.nextInt(citizens.size());
            Citizen citizen = citizens.get(which);
            Citizen other = citizens.get(Math.max(0, which - 1));
            boolean stranger = dice.nextDouble() < OUTSIDERS;
            var question = noise.about(citizen, other);
            if (stranger) {
                index.remove(citizen.listed().id());
            }
            quality.add(question, citizen, stranger, matcher.match(question));
            if (stranger) {
                index.put(citizen.listed());
            }
        }
        return quality;
    }

    private void add(Question question, Citizen citizen, boolean stranger, Outcome outcome) {
        pairs++;
        strangers += stranger ? 1 : 0;
        PersonId right = citizen.listed().id();
        switch (outcome) {
            case Outcome.Certain(PersonId person, var because) -> {
                linked++;
                if (stranger || !person.equals(right)) {
                    wrong.add(question + " is not " + person + ": " + because.en());
                } else {
                    amongFirstThree++;
                }
            }
            case Outcome.Candidates(var ranked) -> {
                boolean found =
                        ranked.stream().limit(3).anyMatch(each -> each.person().equals(right));
                amongFirstThree += found ? 1 : 0;
                if (!found && !stranger) {
                    lost.add(question + " means " + citizen.listed());
                }
            }
            case Outcome.Nobody() -> {
                if (!stranger) {
                    lost.add(question + " means " + citizen.listed());
                }
            }
        }
    }

    double firstThree() {
        return (double) amongFirstThree / (pairs - strangers);
    }

    /** The lower end of Wilson's interval for the share of automatic links that are right. */
    double precisionAtLeast() {
        double n = linked;
        double right = (n - wrong.size()) / n;
        double z = TWO_SIDED_95;
        double middle = right + z * z / (2 * n);
        double half = z * Math.sqrt(right * (1 - right) / n + z * z / (4 * n * n));
        return (middle - half) / (1 + z * z / n);
    }

    @Override
    public String toString() {
        return "%,d pairs (%,d about strangers): %,d linked, %d of them wrong, precision at least %.4f %%, first three %.2f %%"
                .formatted(pairs, strangers, linked, wrong.size(), 100 * precisionAtLeast(), 100 * firstThree());
    }
}
