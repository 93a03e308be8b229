/**
 * Promises to take in lists of who serves whom and of weeks that are kept by hand. May use {@code run}, {@code undo} and how lists name
 * people and offices. Start reading at {@code AssignmentTaking}.
 */
@NullMarked
package jp.anpi.registry.importing.serving;

import org.jspecify.annotations.NullMarked;
