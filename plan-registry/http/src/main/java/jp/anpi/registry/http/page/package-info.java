/**
 * Promises that the pages of every service are served from the class path, fresh and under a strict content security
 * policy. May use Spring WebFlux and the access package. Start reading at {@link jp.anpi.registry.http.page.Pages}.
 */
@NullMarked
package jp.anpi.registry.http.page;

import org.jspecify.annotations.NullMarked;
