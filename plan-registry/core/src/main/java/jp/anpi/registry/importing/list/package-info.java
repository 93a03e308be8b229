/**
 * Promises what is alike in all lists: columns found by their headings, cells read as people write them, faults named by row and column,
 * and what a list comes to beside what is registered. May use the contract, the tables of {@code sheet} and the rules of disclosure,
 * plans and places; knows no list of its own. Start reading at {@link jp.anpi.registry.importing.list.HeaderMapping}, then
 * {@link jp.anpi.registry.importing.list.RowReading}.
 */
@NullMarked
package jp.anpi.registry.importing.list;

import org.jspecify.annotations.NullMarked;
