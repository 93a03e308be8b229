/**
 * Promises who is written to so that they make a plan (勧奨): a pure rule over a person and what was done for them. May use the
 * contract only. Start reading at {@link jp.anpi.registry.letter.LetterRule}.
 */
@NullMarked
package jp.anpi.registry.letter;

import org.jspecify.annotations.NullMarked;
