/**
 * Promises one way to keep what the registry publishes: every change is a versioned document, sealed where it says
 * something about a person, and reaches the log however the process ends. May use the reactive driver and eventing. Start
 * reading at {@link jp.anpi.registry.store.StateStore}, then {@code Outbox}.
 */
@NullMarked
package jp.anpi.registry.store;

import org.jspecify.annotations.NullMarked;
