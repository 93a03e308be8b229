/**
 * The measurements, one class each, with what they print.
 * May use load, machine and the drills' client of the product.
 * Start reading at {@link jp.anpi.deploy.bench.measure.Reports}.
 */
@NullMarked
package jp.anpi.deploy.bench.measure;

import org.jspecify.annotations.NullMarked;
