/**
 * Promises to say quickly which patterns a path cannot match. May use Spring's path patterns. Start reading at
 * {@link jp.anpi.registry.http.path.PathShape}.
 */
@NullMarked
package jp.anpi.registry.http.path;

import org.jspecify.annotations.NullMarked;
