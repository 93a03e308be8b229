/**
 * Promises to read and to write lists of designated places. May use what any list is read by and the rules of places. Start reading at
 * {@link jp.anpi.registry.importing.shelter.ShelterRows}.
 */
@NullMarked
package jp.anpi.registry.importing.shelter;

import org.jspecify.annotations.NullMarked;
