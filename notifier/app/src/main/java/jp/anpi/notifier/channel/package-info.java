/**
 * Promises one honest answer for each attempt to reach a person, in bounded time. May use the notifier's core, Spring Mail and
 * Resilience4j. Start reading at {@link jp.anpi.notifier.channel.MailCarrier}.
 */
@NullMarked
package jp.anpi.notifier.channel;

import org.jspecify.annotations.NullMarked;
