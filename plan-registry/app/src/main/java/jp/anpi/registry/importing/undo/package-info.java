/**
 * Promises that what an import of states changed is what it was, once that is taken back, and that nobody's work since is lost. May use
 * {@code run} and the store. Start reading at {@code StateChanges}.
 */
@NullMarked
package jp.anpi.registry.importing.undo;

import org.jspecify.annotations.NullMarked;
