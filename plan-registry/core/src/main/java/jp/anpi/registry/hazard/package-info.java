/**
 * Promises what the maps of the state say of water at a place: read from files as they are published, kept as ranges, the deepest
 * of all rivers; and the districts of a city as a map draws them. May use JTS and the contracts. Start reading at {@link
 * jp.anpi.registry.hazard.FloodMap}, then {@link jp.anpi.registry.hazard.DistrictReading}.
 */
@NullMarked
package jp.anpi.registry.hazard;

import org.jspecify.annotations.NullMarked;
