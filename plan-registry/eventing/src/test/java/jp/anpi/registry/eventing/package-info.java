/**
 * Proves what the log promises, on the embedded Kafka. May use the test kit. Start reading at
 * {@link jp.anpi.registry.eventing.EventLogTest} and {@link jp.anpi.registry.eventing.ProjectorTest}.
 */
@NullMarked
package jp.anpi.registry.eventing;

import org.jspecify.annotations.NullMarked;
