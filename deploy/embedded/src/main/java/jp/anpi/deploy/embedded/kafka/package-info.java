/**
 * Promises a persistent Kafka broker inside this process, for one machine: it listens on loopback only, comes back after
 * a kill with every acknowledged record, and never ends the process by itself. May use Kafka's server classes (internal
 * API: the version is pinned and they are named in {@link jp.anpi.deploy.embedded.kafka.Broker} and its neighbours
 * only), never a module of ours. Start reading at {@link jp.anpi.deploy.embedded.kafka.EmbeddedKafka}.
 */
@NullMarked
package jp.anpi.deploy.embedded.kafka;

import org.jspecify.annotations.NullMarked;
