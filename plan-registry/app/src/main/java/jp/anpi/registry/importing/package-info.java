/**
 * Promises that a city's own lists, of persons, offices, members, who serves whom, plans and shelters, are taken in without harm:
 * looked at first, taken in by one at a time, named row by row where they are wrong, repeatable, and taken back until the next one.
 * May use the store, the http module, people, groups, schedules, plans, shelters and the pure rules of the same name. Start reading
 * at {@code ImportRoutes}, then {@code Taking}.
 */
@NullMarked
package jp.anpi.registry.importing;

import org.jspecify.annotations.NullMarked;
