/**
 * Promises that the HTTP server answers every request it takes. May use Spring WebFlux and Reactor Netty. Start reading at
 * {@link jp.anpi.registry.http.server.KeptAliveFilter}.
 */
@NullMarked
package jp.anpi.registry.http.server;

import org.jspecify.annotations.NullMarked;
