/**
 * Promises to read lists of persons, to say what a row makes of somebody who is registered, and to write people so that what is read
 * again is what is there. May use what any list is read by and the rules of groups, consents and particulars. Start reading at
 * {@link jp.anpi.registry.importing.person.PersonRow}, then {@link jp.anpi.registry.importing.person.PersonMerge}; other lists name
 * people by {@link jp.anpi.registry.importing.person.PersonRef}.
 */
@NullMarked
package jp.anpi.registry.importing.person;

import org.jspecify.annotations.NullMarked;
