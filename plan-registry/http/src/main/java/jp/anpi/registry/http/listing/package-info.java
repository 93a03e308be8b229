/**
 * Promises one way to page through lists: {@code ?limit=&cursor=} in, {@code items} and {@code next} out. May use Spring
 * WebFlux and the problem package. Start reading at {@link jp.anpi.registry.http.listing.Listing}.
 */
@NullMarked
package jp.anpi.registry.http.listing;

import org.jspecify.annotations.NullMarked;
