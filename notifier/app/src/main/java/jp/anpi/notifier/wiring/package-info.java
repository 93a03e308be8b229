/**
 * Promises the notifier as one configuration, with all its routes and their rules in one place. May use everything of the
 * notifier. Start reading at {@link jp.anpi.notifier.wiring.NotifierConfiguration}.
 */
@NullMarked
package jp.anpi.notifier.wiring;

import org.jspecify.annotations.NullMarked;
