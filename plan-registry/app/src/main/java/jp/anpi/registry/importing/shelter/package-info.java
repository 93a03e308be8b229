/**
 * Promises to take in lists of designated places, each in place of the one of its kind before it. May use {@code run} and the shelters.
 * Start reading at {@code ShelterTaking}.
 */
@NullMarked
package jp.anpi.registry.importing.shelter;

import org.jspecify.annotations.NullMarked;
