/**
 * The product as a caller sees it: its public HTTP calls with time limits and bounded retries, and a local process of it.
 * May use the scenario's words and the JDK's HTTP client; decides nothing about a drill.
 * Start reading at {@link jp.anpi.deploy.drills.product.Product}.
 */
@NullMarked
package jp.anpi.deploy.drills.product;

import org.jspecify.annotations.NullMarked;
