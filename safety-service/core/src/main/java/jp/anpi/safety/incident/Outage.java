package jp.anpi.safety.incident;

import java.time.Instant;
import java.util.Optional;
import jp.anpi.safety.contract.OutageId;

/** A declared power outage, incident time; it ends at its end, not after it. */
public record Outage(OutageId id, Territory territory, Instant startedAt, Optional<Instant> endedAt) {

    /** Whether the power is out at that instant, as far as is known. */
    public boolean holdsAt(Instant now) {
        return !now.isBefore(startedAt) && endedAt.map(now::isBefore).orElse(true);
    }
}
