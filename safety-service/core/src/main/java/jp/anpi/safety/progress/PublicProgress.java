package jp.anpi.safety.progress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.safety.board.DistrictCount;
import jp.anpi.safety.board.StatusCount;

/**
 * How far the city has come, for everybody. Each number stands for at least {@code k} people and is rounded down to a
 * multiple of {@code k}, so that neither a number, nor a difference of two, nor the same number a minute later says anything
 * about one person. Districts with fewer people are shown together with others; priority groups and needs are never shown.
 *
 * @param k how many people a number hides one among
 * @param people of the whole city
 * @param confirmed of them
 * @param parts of the city; several districts together come last
 */
public record PublicProgress(int k, int people, int confirmed, List<Part> parts) {

    /** The least that hides anybody. */
    public static final int LEAST = 5;

    public PublicProgress {
        parts = List.copyOf(parts);
    }

    /** One district, or several that are too small to be shown alone. */
    public record Part(List<DistrictId> districts, int people, int confirmed) {

        public Part {
            districts = List.copyOf(districts);
        }

        private Part(List<Exact> together, int k) {
            this(
                    together.stream().map(Exact::district).toList(),
                    rounded(together.stream().mapToInt(Exact::people).sum(), k),
                    rounded(together.stream().mapToInt(Exact::confirmed).sum(), k));
        }
    }

    private record Exact(DistrictId district, int people, int confirmed) {

        static Exact of(DistrictCount count) {
            return new Exact(
                    count.district(),
                    count.groups().values().stream()
                            .mapToInt(StatusCount::total)
                            .sum(),
                    count.groups().values().stream()
                            .mapToInt(StatusCount::confirmed)
                            .sum());
        }
    }

    /** What may be shown of these counts; no parts at all when the whole city has fewer than {@code k} people. */
    public static PublicProgress of(List<DistrictCount> counts, int k) {
        if (k < LEAST) {
            throw new IllegalArgumentException("a number must stand for at least " + LEAST + " people, not " + k);
        }
        List<Exact> fewestFirst = counts.stream()
                .map(Exact::of)
                .sorted(Comparator.comparingInt(Exact::people)
                        .thenComparing(exact -> exact.district().value()))
                .toList();
        int together = 0;
        int hidden = 0;
        while (together < fewestFirst.size() && (fewestFirst.get(together).people() < k || hidden > 0 && hidden < k)) {
            hidden += fewestFirst.get(together).people();
            together++;
        }
        List<Part> parts = new ArrayList<>(fewestFirst.subList(together, fewestFirst.size()).stream()
                .sorted(Comparator.comparing(exact -> exact.district().value()))
                .map(exact -> new Part(List.of(exact), k))
                .toList());
        if (hidden >= k) {
            parts.add(new Part(
                    fewestFirst.subList(0, together).stream()
                            .sorted(Comparator.comparing(
                                    exact -> exact.district().value()))
                            .toList(),
                    k));
        }
        int people = fewestFirst.stream().mapToInt(Exact::people).sum();
        int confirmed = fewestFirst.stream().mapToInt(Exact::confirmed).sum();
        return new PublicProgress(k, rounded(people, k), rounded(confirmed, k), parts);
    }

    private static int rounded(int number, int k) {
        return number / k * k;
    }
}
