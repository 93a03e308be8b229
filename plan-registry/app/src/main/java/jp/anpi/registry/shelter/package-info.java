/**
 * Promises the places that the city has designated: kept list by list, listed to everybody who is signed in, the nearest found for a
 * home, and the list before brought back. May use the store, maps of hazards, the http module and the pure rules of the same name.
 * Start reading at {@link jp.anpi.registry.shelter.Shelters}.
 */
@NullMarked
package jp.anpi.registry.shelter;

import org.jspecify.annotations.NullMarked;
