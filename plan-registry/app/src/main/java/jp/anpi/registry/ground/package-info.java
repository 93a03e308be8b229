/**
 * Promises roads and water from an extract of OpenStreetMap, taken in as it is downloaded, cut to the city, drawn as tiles and handed to
 * whoever looks for ways. May use the store, the frame of the city and the pure rules of the same name. Start reading at
 * {@link jp.anpi.registry.ground.Ground}.
 */
@NullMarked
package jp.anpi.registry.ground;

import org.jspecify.annotations.NullMarked;
