package jp.anpi.safety.incident;

import static jp.anpi.safety.contract.AskedRole.CARE_MANAGER;
import static jp.anpi.safety.contract.AskedRole.CARE_OFFICE;
import static jp.anpi.safety.contract.AskedRole.MEDICAL_VISITOR;
import static jp.anpi.safety.contract.AskedRole.OTHER_PROVIDERS;
import static jp.anpi.safety.contract.AskedRole.PERSON_AND_FAMILY;
import static jp.anpi.safety.contract.AskedRole.PROVIDER_IN_SERVICE;
import static jp.anpi.safety.contract.AskedRole.SUPPORTERS;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.AskedRole;
import jp.anpi.safety.contract.Evidence;
import jp.anpi.safety.ladder.Ladder;
import jp.anpi.safety.ladder.Rung;

/**
 * The city's table of who is asked, for how long, and how long an answer counts: one row per priority group, valid from a
 * day on. An incident keeps the policy it was opened with.
 *
 * @param name names the table on incidents and in configuration, 1 to 64 characters
 * @param deputies which office answers for another one that cannot act; never in a circle
 */
public record Policy(
        String name, LocalDate validFrom, Map<PriorityGroup, GroupPolicy> groups, Map<OfficeId, OfficeId> deputies) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int MOST_ANSWERS = 3;
    private static final Duration DESK_ANSWERS = Duration.ofMinutes(5);

    /** The city's own table: 20 minutes a rung for ①, 40 for ②, 2 hours for ③, 12 for ④; ⑤ is not asked. */
    public static final Policy STANDARD = standard();

    public Policy {
        groups = Map.copyOf(groups);
        deputies = Map.copyOf(deputies);
        List<String> problems = problems("policy", name, groups, deputies);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** A table in which no office stands in for another. */
    public Policy(String name, LocalDate validFrom, Map<PriorityGroup, GroupPolicy> groups) {
        this(name, validFrom, groups, Map.of());
    }

    /** What holds for that group. */
    public GroupPolicy of(PriorityGroup group) {
        GroupPolicy found = groups.get(group);
        if (found == null) {
            throw new IllegalStateException("a policy holds every group: " + group);
        }
        return found;
    }

    /** The ladder to freeze for a person of that group; a named checker in the plan comes before the role default. */
    public Ladder ladderFor(PriorityGroup group, boolean namedChecker) {
        Ladder ladder = of(group).ladder();
        return namedChecker ? ladder.withNamedChecker() : ladder;
    }

    /**
     * Everything wrong with a table, each line beginning with the configuration key at fault; empty when it can be used.
     *
     * @param key the key the table stands under, for example {@code anpi.incident.policies[0]}
     */
    public static List<String> problems(
            String key, String name, Map<PriorityGroup, GroupPolicy> groups, Map<OfficeId, OfficeId> deputies) {
        List<String> problems = new ArrayList<>();
        if (name.isBlank() || name.length() > 64) {
            problems.add(key + ".name: must have 1 to 64 characters");
        }
        for (PriorityGroup group : PriorityGroup.values()) {
            GroupPolicy policy = groups.get(group);
            String row = key + ".groups." + group;
            if (policy == null) {
                problems.add(row + ": is missing");
            } else {
                problems.addAll(problems(row, policy));
            }
        }
        problems.addAll(loops(key + ".deputies", deputies));
        return problems;
    }

    /** Every circle once, told from its smallest office on. */
    private static List<String> loops(String key, Map<OfficeId, OfficeId> deputies) {
        List<String> problems = new ArrayList<>();
        deputies.keySet().stream()
                .sorted(Comparator.comparing(OfficeId::toString))
                .forEach(start -> {
                    List<OfficeId> way = new ArrayList<>(List.of(start));
                    Optional<OfficeId> next = Optional.ofNullable(deputies.get(start));
                    while (next.isPresent() && !way.contains(next.get())) {
                        way.add(next.get());
                        next = next.map(deputies::get);
                    }
                    boolean firstOfItsCircle = next.filter(start::equals).isPresent()
                            && way.stream().noneMatch(one -> one.toString().compareTo(start.toString()) < 0);
                    if (firstOfItsCircle) {
                        problems.add(key + "." + start + ": offices stand in for each other in a circle: "
                                + Stream.concat(way.stream(), Stream.of(start))
                                        .map(OfficeId::toString)
                                        .collect(Collectors.joining(" → ")));
                    }
                });
        return problems;
    }

    private static List<String> problems(String row, GroupPolicy policy) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < policy.rungs().size(); i++) {
            Rung rung = policy.rungs().get(i);
            String at = row + ".rungs[" + i + "]";
            if (rung.roles().isEmpty()) {
                problems.add(at + ".roles: must name somebody to ask");
            } else if (EnumSet.copyOf(rung.roles()).size() < rung.roles().size()) {
                problems.add(at + ".roles: names a role twice");
            }
            if (rung.roles().contains(AskedRole.CITY_DESK)) {
                problems.add(at + ".roles: the city desk comes last by itself and must not be listed");
            }
            if (rung.roles().contains(AskedRole.DUTY_ROSTER)) {
                problems.add(at
                        + ".roles: the duty roster is called by itself when the desk is silent and must not be listed");
            }
            if (rung.patience().compareTo(SHORTEST) < 0) {
                problems.add(at + ".patience: must be at least one second, not " + rung.patience());
            }
        }
        if (policy.confirmedFor().compareTo(SHORTEST) < 0) {
            problems.add(row + ".confirmed-for: must be at least one second, not " + policy.confirmedFor());
        }
        if (policy.recheck() && policy.rungs().isEmpty()) {
            problems.add(row + ".recheck: nobody can be asked again where there are no rungs");
        }
        if (policy.answers() < 1 || policy.answers() > MOST_ANSWERS) {
            problems.add(row + ".answers: must be 1 to " + MOST_ANSWERS + ", not " + policy.answers());
        }
        if (policy.tries().most() < 1) {
            problems.add(
                    row + ".tries: must be at least 1, not " + policy.tries().most());
        }
        if (policy.tries().within().compareTo(SHORTEST) < 0) {
            problems.add(row + ".tries-within: must be at least one second, not "
                    + policy.tries().within());
        }
        policy.deskAnswersWithin()
                .filter(within -> within.compareTo(SHORTEST) < 0)
                .ifPresent(within ->
                        problems.add(row + ".desk-answers-within: must be at least one second, not " + within));
        policy.overdueAfter()
                .filter(after -> after.compareTo(SHORTEST) < 0)
                .ifPresent(after -> problems.add(row + ".overdue-after: must be at least one second, not " + after));
        return problems;
    }

    private static Policy standard() {
        Map<PriorityGroup, GroupPolicy> groups = new EnumMap<>(PriorityGroup.class);
        groups.put(PriorityGroup.PUSH_SUPPORT, medical(Duration.ofMinutes(20), Duration.ofHours(6)));
        groups.put(PriorityGroup.MEDICAL_COORDINATION, medical(Duration.ofMinutes(40), Duration.ofHours(12)));
        Duration two = Duration.ofHours(2);
        groups.put(
                PriorityGroup.CARE_CONSIDERATION,
                new GroupPolicy(
                        List.of(
                                Rung.firstOf(two, PROVIDER_IN_SERVICE, CARE_MANAGER),
                                Rung.firstOf(two, CARE_MANAGER, OTHER_PROVIDERS),
                                Rung.firstOf(two, SUPPORTERS)),
                        Duration.ofHours(24),
                        true,
                        Evidence.HEARSAY,
                        Optional.empty()));
        Duration twelve = Duration.ofHours(12);
        groups.put(
                PriorityGroup.REASONABLE_ACCOMMODATION,
                new GroupPolicy(
                        List.of(Rung.allOf(twelve, PERSON_AND_FAMILY, SUPPORTERS), Rung.firstOf(twelve, CARE_OFFICE)),
                        Duration.ofDays(3),
                        false,
                        Evidence.HEARSAY,
                        Optional.empty()));
        groups.put(
                PriorityGroup.GENERAL,
                new GroupPolicy(
                        List.of(), Duration.ofDays(7), false, Evidence.HEARSAY, Optional.of(Duration.ofHours(24))));
        return new Policy("standard", LocalDate.EPOCH, groups);
    }

    private static GroupPolicy medical(Duration patience, Duration confirmedFor) {
        return new GroupPolicy(
                List.of(
                        Rung.firstOf(patience, MEDICAL_VISITOR),
                        Rung.firstOf(patience, CARE_MANAGER),
                        Rung.firstOf(patience, OTHER_PROVIDERS)),
                confirmedFor,
                true,
                Evidence.DIRECT,
                Optional.empty(),
                1,
                GroupPolicy.Tries.USUAL,
                Optional.of(DESK_ANSWERS));
    }
}
