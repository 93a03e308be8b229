/**
 * A MongoDB-compatible store inside this process, for one machine: what it acknowledges with {@code j: true} is on disk, what it cannot do it refuses.
 * It may use RocksDB, the command and expression core of mongo-java-server, and Netty, and nothing of ours; services know it only by its {@code mongodb://} address.
 * Start reading at {@link jp.anpi.deploy.embedded.store.EmbeddedStore}, then {@code StoreDatabase} (a command), {@code QueryPlanner} (which index) and {@code Disk} (what is written).
 */
@NullMarked
package jp.anpi.deploy.embedded.store;

import org.jspecify.annotations.NullMarked;
