/**
 * Promises which PIN is good enough for a device that an office shares. May use the JDK only. Start reading at
 * {@link jp.anpi.registry.tablet.Pin}.
 */
@NullMarked
package jp.anpi.registry.tablet;

import org.jspecify.annotations.NullMarked;
