/**
 * Promises to take in lists of persons, to know people by the 宛名番号 that such lists brought, and to tell who left a list. May use
 * {@code run}, {@code undo}, people, groups, plans and the insured numbers. Start reading at {@code OwnPersonList}, then
 * {@code PersonRun}; the lists of other features find people by {@code RegisteredPeople}.
 */
@NullMarked
package jp.anpi.registry.importing.person;

import org.jspecify.annotations.NullMarked;
