package jp.anpi.registry.hazard;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;

/** Maps of floods as they are shown. */
final class FloodAnswer {

    private static final Text FAULT = new Text("{0}（{2}）", "{1} ({2})");

    private FloodAnswer() {}

    /**
     * One depth of a map.
     *
     * @param number 1 to 6
     */
    record Depth(DepthRank rank, int number, String depth) {

        static Depth of(DepthRank rank, Language language) {
            return new Depth(
                    rank,
                    rank.number(),
                    switch (language) {
                        case JA -> rank.japanese();
                        case EN -> rank.english();
                    });
        }
    }

    /** @param depths that occur in it */
    record Item(
            UUID id,
            String name,
            int year,
            String attribution,
            Instant addedAt,
            int features,
            int outside,
            int faulty,
            int corners,
            List<Depth> depths) {

        static Item of(FloodPublication map, Language language) {
            return new Item(
                    map.id(),
                    map.source().name(),
                    map.source().year(),
                    map.source().attribution(),
                    map.addedAt(),
                    map.features(),
                    map.outside(),
                    map.faulty(),
                    map.corners(),
                    Arrays.stream(DepthRank.values())
                            .filter(map.pieces()::containsKey)
                            .map(rank -> Depth.of(rank, language))
                            .toList());
        }
    }

    /** @param field of the feature; empty for its shape */
    record Fault(String file, int feature, String field, String message, String found) {

        static Fault of(FloodFile.Fault at, Language language) {
            FeatureFault fault = at.fault();
            return new Fault(
                    at.file(),
                    fault.feature(),
                    fault.field(),
                    switch (language) {
                        case JA -> fault.reason().japanese();
                        case EN -> fault.reason().english();
                    },
                    fault.found());
        }
    }

    /**
     * What came of a file.
     *
     * @param known whether the same file had been taken in before
     * @param faults the first 100
     */
    record Taken(Item map, boolean dryRun, boolean known, List<Fault> faults) {

        static Taken of(Floods.Outcome outcome, boolean dryRun, Language language) {
            return new Taken(
                    Item.of(outcome.map(), language),
                    dryRun,
                    outcome.known(),
                    outcome.faults().stream()
                            .map(fault -> Fault.of(fault, language))
                            .toList());
        }
    }

    /** What is said when nothing is to be taken in unless everything can be. */
    static Problem refusal(FloodFile read) {
        return Problem.of(HazardProblem.FAULTY_MAP, read.faultCount()).and(items(read.faults()));
    }

    static ProblemItem[] items(List<FloodFile.Fault> faults) {
        return faults.stream()
                .map(at -> ProblemItem.field(
                        List.of(
                                        at.file(),
                                        "features[" + (at.fault().feature() - 1) + "]",
                                        at.fault().field())
                                .stream()
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(".")),
                        FAULT,
                        at.fault().reason().japanese(),
                        at.fault().reason().english(),
                        at.fault().found()))
                .toArray(ProblemItem[]::new);
    }
}
