package jp.anpi.safety.board;

import java.time.Instant;
import java.util.Optional;
import jp.anpi.safety.incident.IncidentFacts.DeskSeen;

/**
 * Whether anybody is at the desk.
 *
 * @param waiting people who were handed to the desk, or reported in danger and not identified, and not acknowledged
 * @param since when the first of them was handed over
 * @param nobody whether that is longer ago than the desk may take: it counts as empty
 * @param seen the newest acknowledgement
 */
public record DeskStanding(int waiting, Optional<Instant> since, boolean nobody, Optional<DeskSeen> seen) {}
