/**
 * Promises that every refusal reaches a caller as RFC 9457 problem details in the caller's language, says what to do next
 * and shows nothing of our inside. May use Spring WebFlux and Jackson; nothing of a service. Start reading at
 * {@link jp.anpi.registry.http.problem.Problem}, then {@code ProblemHandler}.
 */
@NullMarked
package jp.anpi.registry.http.problem;

import org.jspecify.annotations.NullMarked;
