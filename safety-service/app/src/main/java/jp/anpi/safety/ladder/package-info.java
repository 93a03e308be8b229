/**
 * Promises the city's dated tables of who is asked and for how long, read from configuration and refused when they make no
 * sense. May use core and Spring's configuration only. Start reading at {@link jp.anpi.safety.ladder.LadderProperties}.
 */
@NullMarked
package jp.anpi.safety.ladder;

import org.jspecify.annotations.NullMarked;
