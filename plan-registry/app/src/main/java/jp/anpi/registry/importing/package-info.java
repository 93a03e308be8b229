/**
 * Promises that a city's own lists, of persons, offices, members, who serves whom, plans and shelters, are taken in without harm:
 * looked at first, taken in by one at a time, named row by row where they are wrong, repeatable, and taken back until the next one.
 * {@code file} opens what was sent, {@code run} is one import from its request to its end, {@code undo} keeps what was there before;
 * on them stands a package for the lists of each feature. May use the store, the http module, people, groups, schedules, plans,
 * shelters and the pure rules of the same names. Start reading at {@code run.ImportRoutes}, then {@code run.Taking}.
 */
@NullMarked
package jp.anpi.registry.importing;

import org.jspecify.annotations.NullMarked;
