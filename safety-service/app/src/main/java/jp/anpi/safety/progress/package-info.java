/**
 * Promises that anybody may see how far the city has come when the city wants it, and that otherwise there is nothing to ask.
 * May use board, incident, roster, archive and store. Start reading at
 * {@link jp.anpi.safety.progress.ProgressConfiguration}.
 */
@NullMarked
package jp.anpi.safety.progress;

import org.jspecify.annotations.NullMarked;
