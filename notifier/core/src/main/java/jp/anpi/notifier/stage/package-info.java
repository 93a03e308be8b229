/**
 * Promises to say of each question whether it is still to be asked, and why not. May use the safety contract and
 * {@code incident}. Start reading at {@link jp.anpi.notifier.stage.NoticeStages}.
 */
@NullMarked
package jp.anpi.notifier.stage;

import org.jspecify.annotations.NullMarked;
