/**
 * Promises areas and lines of the ground as small tiles that any map can draw. May use JTS only. Start reading at
 * {@link jp.anpi.registry.tile.TileLayer}.
 */
@NullMarked
package jp.anpi.registry.tile;

import org.jspecify.annotations.NullMarked;
