package jp.anpi.registry.group;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.LifeSupport;

/**
 * A person's group on a day with everything that explains it.
 *
 * @param inForce what counts
 * @param computed what the table says, also while an override counts
 * @param applying every rule of the table that applies, the deciding one first; empty when no needs are recorded
 * @param next the first day on which this may be another, by time alone
 */
public record Placing(
        GroupPlacement inForce, GroupPlacement computed, List<Applying> applying, Optional<LocalDate> next) {

    public Placing {
        applying = List.copyOf(applying);
    }

    /** A rule that applies, by name. */
    public record Applying(String rule, GroupPlacement placement) {}

    /** From recorded needs. */
    public static Placing of(
            Requirements requirements,
            LifeSupport lifeSupport,
            Optional<LocalDate> birthDate,
            Optional<GroupOverride> override,
            LocalDate today) {
        Needs needs = requirements.on(today, lifeSupport, birthDate);
        List<Applying> applying = GroupRules.IN_ORDER.stream()
                .flatMap(rule -> rule.place(needs).stream().map(placement -> new Applying(rule.name(), placement)))
                .toList();
        Stream<LocalDate> byTime = Stream.of(
                        requirements.maternityUntil().map(last -> last.plusDays(1)), birthDate.map(SchoolAge::begins))
                .flatMap(Optional::stream);
        return overridden(applying.getFirst().placement(), applying, override, byTime, today);
    }

    /** Where no needs are recorded: what somebody else computed stands. */
    public static Placing given(GroupPlacement computed, Optional<GroupOverride> override, LocalDate today) {
        return overridden(computed, List.of(), override, Stream.empty(), today);
    }

    private static Placing overridden(
            GroupPlacement computed,
            List<Applying> applying,
            Optional<GroupOverride> override,
            Stream<LocalDate> byTime,
            LocalDate today) {
        Optional<GroupOverride> holding = override.filter(set -> set.holdsOn(today));
        Optional<LocalDate> next = Stream.concat(
                        byTime, holding.map(set -> set.until().plusDays(1)).stream())
                .filter(day -> day.isAfter(today))
                .min(LocalDate::compareTo);
        GroupPlacement inForce = holding.map(set -> new GroupPlacement(set.group(), sentence(set, computed), true))
                .orElse(computed);
        return new Placing(inForce, computed, applying, next);
    }

    private static String sentence(GroupOverride set, GroupPlacement computed) {
        return "手動で変更：%s（%sまで）。記録では%s %s"
                .formatted(set.reason(), set.until(), computed.group().mark(), computed.because());
    }
}
