/**
 * Measures a product from outside and says on what machine; never part of a build's verdict.
 * May use the drills' client of the product, the embedded broker and, for micro benchmarks, the pure cores.
 * Start reading at {@link jp.anpi.deploy.bench.Bench}; how not to fool oneself stands in the README beside.
 */
@NullMarked
package jp.anpi.deploy.bench;

import org.jspecify.annotations.NullMarked;
