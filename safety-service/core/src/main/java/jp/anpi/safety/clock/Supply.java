package jp.anpi.safety.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.anpi.safety.contract.SupplyKind;

/**
 * Something that moves a clock, seen by somebody who was there.
 *
 * @param lasts empty where the kind needs none: power that is back for good, a dialysis session
 */
public record Supply(SupplyKind kind, Instant at, Optional<Duration> lasts) {}
