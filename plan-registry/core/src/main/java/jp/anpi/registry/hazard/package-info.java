/**
 * Promises what the maps of the state say of water at a place: read from files as they are published, kept as ranges, the deepest
 * of all rivers. May use JTS and the contracts. Start reading at {@link jp.anpi.registry.hazard.FloodMap}.
 */
@NullMarked
package jp.anpi.registry.hazard;

import org.jspecify.annotations.NullMarked;
