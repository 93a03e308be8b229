package jp.anpi.safety.check;

import java.time.Instant;
import java.util.Optional;
import jp.anpi.safety.clock.PowerLoss;

/**
 * Power at the home of one person.
 *
 * @param loss empty while there is power, as far as anybody has said
 * @param suppliedAt when something that needs power was supplied last since the loss
 * @param changesAt when a declared outage begins or ends at the home of somebody who depends on power
 */
public record HomePower(Optional<PowerLoss> loss, Optional<Instant> suppliedAt, Optional<Instant> changesAt) {

    static final HomePower ON = new HomePower(Optional.empty(), Optional.empty(), Optional.empty());
}
