package jp.anpi.registry.printing;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.problem.Problem;

/** What each group and each of its districts comes to, so that whoever wanted too much is told what fits into a file. */
final class PrintShares {

    /**
     * How a group is told of by its mark and how much it comes to.
     *
     * @param whole it fits as a whole
     * @param byDistrict each of its districts does, the largest of which is told
     * @param neither not even that
     */
    private record Words(String whole, String byDistrict, String neither, String between) {}

    private static final Words JAPANESE =
            new Words("%s（%,d件）", "%sは地区ごと（最も多い地区で%,d件）", "%sは地区ごとでも入らない（最も多い地区で%,d件）", "、");
    private static final Words ENGLISH = new Words(
            "%s (%,d)",
            "%s district by district (%,d in the largest)", "%s not even by district (%,d in the largest)", ", ");

    private final Map<PriorityGroup, Map<DistrictId, Integer>> shares = new EnumMap<>(PriorityGroup.class);

    /** @param lines that somebody takes, or plans */
    void add(PersonState person, int lines) {
        shares.computeIfAbsent(person.placement().group(), _ -> new HashMap<>())
                .merge(person.home().district(), lines, Integer::sum);
    }

    /** The refusal (422), with what to choose instead. */
    RuntimeException tooMany(int most) {
        int all = shares.values().stream().mapToInt(PrintShares::all).sum();
        return Problem.of(PrintProblem.TOO_MANY_TO_PRINT, most, all, parts(most, JAPANESE), parts(most, ENGLISH))
                .refused();
    }

    private String parts(int most, Words words) {
        return shares.entrySet().stream()
                .map(one -> part(one.getKey().mark(), all(one.getValue()), largest(one.getValue()), most, words))
                .collect(Collectors.joining(words.between()));
    }

    private static String part(String group, int all, int largest, int most, Words words) {
        if (all <= most) {
            return words.whole().formatted(group, all);
        }
        return (largest <= most ? words.byDistrict() : words.neither()).formatted(group, largest);
    }

    private static int all(Map<DistrictId, Integer> group) {
        return group.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int largest(Map<DistrictId, Integer> group) {
        return group.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
