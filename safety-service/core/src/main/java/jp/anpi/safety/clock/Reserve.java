package jp.anpi.safety.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.anpi.safety.contract.SupplyKind;

/**
 * What a device lives on without power. Worked example: a battery of six hours, four of them drawn, then one hour of power
 * at half an hour's charge an hour: two and a half hours are left, not six.
 *
 * @param capacity of the battery
 * @param charged of the battery; drawn on first
 * @param spare cylinders: nobody fills them because the power is back
 */
record Reserve(Duration capacity, Duration charged, Duration spare) {

    static Reserve full(Duration battery, Duration cylinders) {
        return new Reserve(battery, battery, cylinders);
    }

    Duration lasts() {
        return charged.plus(spare);
    }

    /**
     * The reserve at {@code until}, after times on batteries with power in between.
     *
     * @param brought the newest of its kind; what was brought before the first spell was used in ordinary life
     * @param anHoursCharge how much longer a battery lasts after an hour of power
     */
    Reserve after(List<PowerCourse.Spell> spells, Instant until, Optional<Supply> brought, Duration anHoursCharge) {
        Reserve now = this;
        Instant reached = spells.getFirst().from();
        for (var spell : spells) {
            now = now.onPower(reached, spell.from(), brought, anHoursCharge).onBatteries(spell, brought);
            reached = spell.to();
        }
        return now.onPower(reached, until, brought, anHoursCharge);
    }

    private Reserve onBatteries(PowerCourse.Spell spell, Optional<Supply> brought) {
        return brought.filter(supply -> isWithin(supply, spell.from(), spell.to()))
                .map(supply -> drawn(Duration.between(spell.from(), supply.at()))
                        .with(supply)
                        .drawn(Duration.between(supply.at(), spell.to())))
                .orElseGet(() -> drawn(Duration.between(spell.from(), spell.to())));
    }

    private Reserve onPower(Instant from, Instant to, Optional<Supply> brought, Duration anHoursCharge) {
        return brought.filter(supply -> isWithin(supply, from, to))
                .map(supply -> charged(Duration.between(from, supply.at()), anHoursCharge)
                        .withAtLeast(supply)
                        .charged(Duration.between(supply.at(), to), anHoursCharge))
                .orElseGet(() -> charged(Duration.between(from, to), anHoursCharge));
    }

    private static boolean isWithin(Supply supply, Instant from, Instant to) {
        return !supply.at().isBefore(from) && supply.at().isBefore(to);
    }

    private Reserve drawn(Duration time) {
        Duration fromSpare = max(Duration.ZERO, time.minus(charged));
        return new Reserve(
                capacity, max(Duration.ZERO, charged.minus(time)), max(Duration.ZERO, spare.minus(fromSpare)));
    }

    private Reserve charged(Duration time, Duration anHoursCharge) {
        Duration gained = Duration.ofSeconds(time.toSeconds() * anHoursCharge.toSeconds() / 3_600);
        Duration full = charged.plus(gained);
        return new Reserve(capacity, full.compareTo(capacity) < 0 ? full : max(capacity, charged), spare);
    }

    /** Somebody who was there says how long it lasts from now on. */
    private Reserve with(Supply supply) {
        Duration lasts = supply.lasts().orElse(Duration.ZERO);
        return supply.kind() == SupplyKind.OXYGEN
                ? new Reserve(capacity, Duration.ZERO, lasts)
                : new Reserve(max(capacity, lasts), lasts, Duration.ZERO);
    }

    private Reserve withAtLeast(Supply supply) {
        return supply.lasts().filter(lasts -> lasts().compareTo(lasts) < 0).isPresent() ? with(supply) : this;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
