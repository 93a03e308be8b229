/**
 * Promises that every message is stored on disk before it is sent, sealed, and can be found again by what is left to do and by
 * incident. May use the notifier's core, eventing's seal and the store's driver. Start reading at
 * {@link jp.anpi.notifier.message.MessageStore}.
 */
@NullMarked
package jp.anpi.notifier.message;

import org.jspecify.annotations.NullMarked;
