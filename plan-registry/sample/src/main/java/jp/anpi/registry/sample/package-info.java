/**
 * Promises a made-up town and a made-up city, the same for the same seed, in the numbers the real ones have; no person, office
 * or telephone number in it exists. May use the shared contract, the registry's core rules and the JDK only. Start reading at
 * {@link jp.anpi.registry.sample.SampleCity}.
 */
@NullMarked
package jp.anpi.registry.sample;

import org.jspecify.annotations.NullMarked;
