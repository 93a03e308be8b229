package jp.anpi.safety.clock;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.anpi.safety.contract.SupplyKind;

/**
 * A home without power.
 *
 * @param since when the power was lost
 * @param batteriesFrom when the batteries take over: at once, or when a generator's fuel is used up
 */
public record PowerLoss(Instant since, Instant batteriesFrom) {

    /** A loss that nothing has bridged. */
    public static PowerLoss at(Instant since) {
        return new PowerLoss(since, since);
    }

    /**
     * Whether and since when a home is without power. Power that somebody saw come back ends every loss that began before
     * it, also inside an area whose outage goes on: that home has its own. A loss that begins later counts again.
     *
     * @param causes beginnings of the outages that hold at the home now, and of the loss reported from there
     * @param supplies all that were seen, in any order
     */
    public static Optional<PowerLoss> of(Collection<Instant> causes, List<Supply> supplies) {
        return causes.stream()
                .flatMap(cause -> after(cause, supplies).stream())
                .min(Comparator.comparing(PowerLoss::batteriesFrom).thenComparing(PowerLoss::since));
    }

    private static Optional<PowerLoss> after(Instant cause, List<Supply> supplies) {
        Optional<Supply> last = supplies.stream()
                .filter(supply ->
                        supply.kind() == SupplyKind.POWER && !supply.at().isBefore(cause))
                .max(Comparator.comparing(Supply::at));
        return last.map(power -> power.lasts()
                        .map(lasts -> new PowerLoss(cause, power.at().plus(lasts))))
                .orElseGet(() -> Optional.of(at(cause)));
    }
}
