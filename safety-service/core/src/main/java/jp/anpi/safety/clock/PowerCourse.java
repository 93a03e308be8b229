package jp.anpi.safety.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.safety.contract.SupplyKind;

/**
 * The power at a home over time: a battery that was drawn on an hour ago is not full because the power was back for a
 * minute.
 *
 * @param loss empty while there is power
 * @param before the times on batteries before this loss, or before its generator, oldest first, none touching another
 */
public record PowerCourse(Optional<PowerLoss> loss, List<Spell> before) {

    /** A home that has never been without. */
    public static final PowerCourse UNINTERRUPTED = new PowerCourse(Optional.empty(), List.of());

    public PowerCourse {
        before = List.copyOf(before);
    }

    /** A loss before which there was always power. */
    public static PowerCourse of(PowerLoss loss) {
        return new PowerCourse(Optional.of(loss), List.of());
    }

    /** A time on batteries; {@code to} is after {@code from}. */
    public record Spell(Instant from, Instant to) {}

    /**
     * Why a home was without power: an outage that was declared there, or a loss that was reported from there.
     *
     * @param to when that ended; empty while nobody knows
     */
    public record Cause(Instant from, Optional<Instant> to) {

        boolean holdsAt(Instant now) {
            return !now.isBefore(from) && to.map(now::isBefore).orElse(true);
        }
    }

    /**
     * The course up to now.
     *
     * @param supplies all that were seen, in any order
     */
    public static PowerCourse of(Collection<Cause> causes, List<Supply> supplies, Instant now) {
        List<Instant> holding = causes.stream()
                .filter(cause -> cause.holdsAt(now))
                .map(Cause::from)
                .toList();
        return PowerLoss.of(holding, supplies)
                .map(loss -> new PowerCourse(Optional.of(loss), spells(causes, supplies, loss.batteriesFrom())))
                .orElse(UNINTERRUPTED);
    }

    private static List<Spell> spells(Collection<Cause> causes, List<Supply> supplies, Instant until) {
        List<Supply> powers = supplies.stream()
                .filter(supply -> supply.kind() == SupplyKind.POWER)
                .sorted(Comparator.comparing(Supply::at))
                .toList();
        List<Spell> apart = causes.stream()
                .flatMap(cause -> onBatteries(cause, powers, until))
                .sorted(Comparator.comparing(Spell::from))
                .toList();
        List<Spell> merged = new ArrayList<>();
        for (Spell spell : apart) {
            if (!merged.isEmpty() && !spell.from().isAfter(merged.getLast().to())) {
                Spell last = merged.removeLast();
                merged.add(new Spell(last.from(), later(last.to(), spell.to())));
            } else {
                merged.add(spell);
            }
        }
        return merged;
    }

    /** Power that is back for good ends a cause; a generator interrupts it. */
    private static Stream<Spell> onBatteries(Cause cause, List<Supply> powers, Instant until) {
        Instant end = earlier(cause.to().orElse(until), until);
        Stream.Builder<Spell> spells = Stream.builder();
        Instant from = cause.from();
        for (Supply power : powers) {
            if (power.at().isBefore(cause.from()) || !power.at().isBefore(end)) {
                continue;
            }
            spells.add(new Spell(from, power.at()));
            if (power.lasts().isEmpty()) {
                from = end;
                break;
            }
            from = later(from, power.at().plus(power.lasts().get()));
        }
        spells.add(new Spell(from, end));
        return spells.build().filter(spell -> spell.from().isBefore(spell.to()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
