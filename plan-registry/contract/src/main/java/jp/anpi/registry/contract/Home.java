package jp.anpi.registry.contract;

import java.util.Optional;

/**
 * Where a person lives.
 *
 * @param text the address as it was written
 * @param position empty when the place is not known: such people are counted as 位置不明, never dropped
 * @param confidential true for people under protection (DV 等): the address is shown to a restricted role only
 */
public record Home(String text, DistrictId district, Optional<Position> position, boolean confidential) {}
