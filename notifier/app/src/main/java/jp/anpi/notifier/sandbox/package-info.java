/**
 * Promises the desk a view of every message, and of what a drill would have sent. May use {@code message} and the shared HTTP
 * parts. Start reading at {@link jp.anpi.notifier.sandbox.NoticeRoutes}.
 */
@NullMarked
package jp.anpi.notifier.sandbox;

import org.jspecify.annotations.NullMarked;
