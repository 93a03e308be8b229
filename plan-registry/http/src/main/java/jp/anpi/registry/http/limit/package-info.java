/**
 * Promises that no single device or address can take the service from the others by asking too often, at bounds that leave
 * room for the busiest hour of a disaster. May use Spring WebFlux and the access package. Start reading at
 * {@link jp.anpi.registry.http.limit.LimitProperties}.
 */
@NullMarked
package jp.anpi.registry.http.limit;

import org.jspecify.annotations.NullMarked;
