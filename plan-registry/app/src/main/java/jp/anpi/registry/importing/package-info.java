/**
 * Promises that a city's own list of persons is taken in without harm: looked at first, taken in by one at a time, named row by
 * row where it is wrong, repeatable, and taken back until the next one. May use the store, the http module, groups and the pure
 * rules of the same name. Start reading at {@code ImportRoutes}, then {@code ImportRun}.
 */
@NullMarked
package jp.anpi.registry.importing;

import org.jspecify.annotations.NullMarked;
