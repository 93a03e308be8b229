/**
 * Promises what anybody may know of an incident: how far the city has come, in numbers behind which nobody can be found. May
 * use board. Start reading at {@link jp.anpi.safety.progress.PublicProgress}.
 */
@NullMarked
package jp.anpi.safety.progress;

import org.jspecify.annotations.NullMarked;
