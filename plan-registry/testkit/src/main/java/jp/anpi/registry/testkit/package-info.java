/**
 * Promises tests a clock they move and engines that are really there: one embedded Kafka and one embedded store per test
 * JVM, started when first asked for. May use the contract and {@code deploy/embedded} only, and only in test scope. Start
 * reading at {@link jp.anpi.registry.testkit.TestEngines} and {@link jp.anpi.registry.testkit.SimTime}.
 */
@NullMarked
package jp.anpi.registry.testkit;

import org.jspecify.annotations.NullMarked;
