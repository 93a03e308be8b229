package jp.anpi.safety.check;

import java.time.Instant;
import java.util.Optional;

/**
 * Something was handed to the desk, and nobody there has acknowledged it as far as the check knows.
 *
 * @param since when the first of it was handed over
 * @param called how many of the duty roster were called so far
 * @param nextAt when the next of them is called; empty when nobody is left to call
 */
public record DeskWait(Instant since, int called, Optional<Instant> nextAt) {}
