/**
 * Promises to read bodies without ever holding more than was allowed: whole up to a limit, or line by line before anything
 * is parsed. May use Spring's buffers and the problem package. Start reading at
 * {@link jp.anpi.registry.http.body.NdjsonLines}.
 */
@NullMarked
package jp.anpi.registry.http.body;

import org.jspecify.annotations.NullMarked;
