/**
 * Promises that everything accepted about a person is folded once into their check, in order, by one owner; that what
 * falls due happens; and that each change is published, also after a crash between write and publish. May use incident,
 * roster, core, eventing and the store. Start reading at {@link jp.anpi.safety.check.CheckOwner}.
 */
@NullMarked
package jp.anpi.safety.check;

import org.jspecify.annotations.NullMarked;
