/**
 * Promises the safety service's behaviour, tried over HTTP on embedded engines. May use everything of the service. Start
 * reading at {@link jp.anpi.safety.wiring.World}.
 */
@NullMarked
package jp.anpi.safety.wiring;

import org.jspecify.annotations.NullMarked;
