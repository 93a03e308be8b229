/**
 * Promises that no route answers without a declared rule, that callers are known from this instance's own copy of the
 * sessions, and that a foreign page cannot act with somebody's cookie. May use Spring WebFlux, the registry's contract and
 * eventing; finer decisions belong to each service's pure access function. Start reading at
 * {@link jp.anpi.registry.http.access.RouteRules}, then {@code AccessFilter}.
 */
@NullMarked
package jp.anpi.registry.http.access;

import org.jspecify.annotations.NullMarked;
