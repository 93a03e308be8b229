/**
 * Promises that an answer which needs the store comes in time, or says that it cannot come now. May use the driver and
 * plan-registry/http. Start reading at {@link jp.anpi.safety.store.StoreReads}.
 */
@NullMarked
package jp.anpi.safety.store;

import org.jspecify.annotations.NullMarked;
