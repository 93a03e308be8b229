/**
 * Promises the safety service as one configuration to import, with every route and its rule in one table. Alone sees all
 * features. Start reading at {@link jp.anpi.safety.wiring.SafetyConfiguration}.
 */
@NullMarked
package jp.anpi.safety.wiring;

import org.jspecify.annotations.NullMarked;
