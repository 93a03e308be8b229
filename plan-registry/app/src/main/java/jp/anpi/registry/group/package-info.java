/**
 * Promises that a person's group follows from what is recorded of their needs, is computed anew when that or the day changes,
 * and can be set by hand with a reason and an end. May use the store, the http module and the pure rules of the same name.
 * Start reading at {@code GroupRoutes}, then {@code Groups}.
 */
@NullMarked
package jp.anpi.registry.group;

import org.jspecify.annotations.NullMarked;
