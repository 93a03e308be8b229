/**
 * Promises that every question becomes part of one message to its recipient and that its fate is told. May use the notifier's
 * core, {@code message}, {@code channel} and eventing. Start reading at {@link jp.anpi.notifier.asking.NoticeProjection}.
 */
@NullMarked
package jp.anpi.notifier.asking;

import org.jspecify.annotations.NullMarked;
