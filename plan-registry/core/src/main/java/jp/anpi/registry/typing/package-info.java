/**
 * Promises codes that people can read out and type: one alphabet in which nothing looks like anything else, and one way to read
 * what was typed. May use the JDK only. Start reading at {@link jp.anpi.registry.typing.TypedSymbols}.
 */
@NullMarked
package jp.anpi.registry.typing;

import org.jspecify.annotations.NullMarked;
