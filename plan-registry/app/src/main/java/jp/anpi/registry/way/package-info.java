/**
 * Promises the way from a person's home to the nearest places to flee to, searched on the streets of the extract that was taken in and
 * around the water. May use the store, the ground, floods and shelters; alone knows GraphHopper. Start reading at {@code FlightRoutes}, then
 * {@code Streets}.
 */
@NullMarked
package jp.anpi.registry.way;

import org.jspecify.annotations.NullMarked;
