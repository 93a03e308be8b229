/**
 * Promises the registry as one service: its parts put together, its routes with their rules, its start in order. Alone sees
 * all features. Start reading at {@link jp.anpi.registry.wiring.RegistryConfiguration}.
 */
@NullMarked
package jp.anpi.registry.wiring;

import org.jspecify.annotations.NullMarked;
