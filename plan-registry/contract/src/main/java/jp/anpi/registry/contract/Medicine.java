package jp.anpi.registry.contract;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A medicine kept at home.
 *
 * @param stockDays days it lasts, counted from {@code countedOn}; empty when nobody has counted
 * @param mustNotStop true when missing doses is dangerous within days (insulin, steroid, antiepileptic …)
 */
public record Medicine(String name, boolean mustNotStop, Optional<Integer> stockDays, Optional<LocalDate> countedOn) {}
