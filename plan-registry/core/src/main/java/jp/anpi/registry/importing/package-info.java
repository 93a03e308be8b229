/**
 * Promises to read a city's own lists: columns found by their headings, values as people write them, every fault named by row and
 * column, and nothing that is there overwritten by something that was damaged on its way. May use the contract, the tables of
 * {@code sheet}, the rules of groups, plans, disclosure and designated places. Start reading at {@link jp.anpi.registry.importing.HeaderMapping}, then
 * {@link jp.anpi.registry.importing.PersonRow}.
 */
@NullMarked
package jp.anpi.registry.importing;

import org.jspecify.annotations.NullMarked;
