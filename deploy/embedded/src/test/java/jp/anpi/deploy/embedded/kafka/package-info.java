/**
 * Proves what the embedded broker promises, against the real thing. May use Kafka's clients and child processes. Start
 * reading at {@link jp.anpi.deploy.embedded.kafka.EmbeddedKafkaTest}.
 */
@NullMarked
package jp.anpi.deploy.embedded.kafka;

import org.jspecify.annotations.NullMarked;
