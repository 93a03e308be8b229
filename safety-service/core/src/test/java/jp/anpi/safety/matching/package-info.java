/**
 * Promises that matching links nobody wrongly, measured on a made-up city with a noise model of its own. May use the
 * matching and the builders. Start reading at {@link jp.anpi.safety.matching.MatchingQualityTest}.
 */
@NullMarked
package jp.anpi.safety.matching;

import org.jspecify.annotations.NullMarked;
