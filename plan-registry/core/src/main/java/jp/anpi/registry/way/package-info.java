/**
 * Promises ways from a home to a place to flee to: which of several is nearest to walk, whether it really stays out of the water, and
 * words for each step. May use maps of floods, designated places and JTS; how streets are searched is another's. Start reading at
 * {@link jp.anpi.registry.way.Choice}.
 */
@NullMarked
package jp.anpi.registry.way;

import org.jspecify.annotations.NullMarked;
