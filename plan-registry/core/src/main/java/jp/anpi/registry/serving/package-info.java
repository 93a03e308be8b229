/** Promises what becomes of who serves whom when somebody leaves or an office closes. May use the contract. Start reading at {@code Serving}. */
@NullMarked
package jp.anpi.registry.serving;

import org.jspecify.annotations.NullMarked;
