/**
 * Promises the ground as the registry knows it: districts by which people, incidents and outages are told apart, and the maps of
 * floods, taken in from the files in which the state publishes them and answered for any place. May use the store, the http module
 * and the pure rules of the same name. Start reading at {@code FloodRoutes}, then {@link jp.anpi.registry.hazard.Floods}.
 */
@NullMarked
package jp.anpi.registry.hazard;

import org.jspecify.annotations.NullMarked;
