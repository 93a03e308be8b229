/**
 * Promises that the HTTP server answers every request it takes, and that no refused body harms another's. May use Spring
 * WebFlux, Reactor Netty and the path and body packages. Start reading at
 * {@link jp.anpi.registry.http.server.KeptAliveFilter}, then {@code LongBodies}.
 */
@NullMarked
package jp.anpi.registry.http.server;

import org.jspecify.annotations.NullMarked;
