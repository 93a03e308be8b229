/**
 * Promises roads and water as OpenStreetMap knows them, cut to the city: read from extracts of any size in bounded memory, and as tiles
 * to draw. May use JTS, tiles, and how hazards are cut into pieces. Start reading at {@link jp.anpi.registry.ground.ExtractReading}.
 */
@NullMarked
package jp.anpi.registry.ground;

import org.jspecify.annotations.NullMarked;
