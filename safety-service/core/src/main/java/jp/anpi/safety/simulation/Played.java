package jp.anpi.safety.simulation;

import java.util.Optional;

/**
 * A world that was played to its end or to its first violation.
 *
 * @param decisions versions of checks that were committed
 * @param reports that were accepted
 * @param questions that went out
 * @param kills of the owner, between which steps whatever
 * @param hash SHA-256 (hex) over the log of all decisions: the same seed gives the same, on every machine
 */
public record Played(
        long seed,
        int steps,
        int decisions,
        int reports,
        int questions,
        int kills,
        String hash,
        Optional<Violation> violation) {}
