/**
 * Promises what the routes of every service share: problem details, access rules, sessions, paging, bounded bodies and
 * pages. May use Spring WebFlux, the registry's contract and eventing; nothing of any service. Start reading at
 * {@link jp.anpi.registry.http.HttpConfiguration}, which names its parts.
 */
@NullMarked
package jp.anpi.registry.http;

import org.jspecify.annotations.NullMarked;
