/**
 * Promises to read lists of who serves whom and of the weeks that are kept by hand. May use what any list is read by, and how lists name
 * people, offices and members. Start reading at {@link jp.anpi.registry.importing.serving.AssignmentMerge}, then
 * {@link jp.anpi.registry.importing.serving.WeekMerge}.
 */
@NullMarked
package jp.anpi.registry.importing.serving;

import org.jspecify.annotations.NullMarked;
