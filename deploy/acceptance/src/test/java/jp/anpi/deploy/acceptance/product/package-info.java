/**
 * Promises a running product for tests: the standalone process as an operator starts it, and a caller of its public calls.
 * May use the JDK and Jackson. Start reading at {@link jp.anpi.deploy.acceptance.product.Product}.
 */
@NullMarked
package jp.anpi.deploy.acceptance.product;

import org.jspecify.annotations.NullMarked;
