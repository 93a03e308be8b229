package jp.anpi.safety.matching;

/**
 * How one field of the question compares with a person.
 *
 * @param weight evidence in bits; negative speaks against the person
 */
public record Finding(Field field, Agreement agreement, double weight) {}
