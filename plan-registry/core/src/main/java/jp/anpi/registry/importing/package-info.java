/**
 * Promises to read a city's own lists: columns found by their headings, values as people write them, every fault named by row and
 * column, and nothing that is there overwritten by something that was damaged on its way. What any list is read by is in {@code list};
 * beside it stands a package for the lists of each feature, {@code person}, {@code office}, {@code serving}, {@code plan} and
 * {@code shelter}, of the same names as in the app. Start reading at {@link jp.anpi.registry.importing.list.HeaderMapping}, then
 * {@link jp.anpi.registry.importing.person.PersonRow}.
 */
@NullMarked
package jp.anpi.registry.importing;

import org.jspecify.annotations.NullMarked;
