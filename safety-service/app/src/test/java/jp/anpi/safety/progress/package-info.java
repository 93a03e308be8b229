/**
 * Promises that the settings of what everybody may see refuse nonsense. May use progress. Start reading at
 * {@link jp.anpi.safety.progress.ProgressPropertiesTest}.
 */
@NullMarked
package jp.anpi.safety.progress;

import org.jspecify.annotations.NullMarked;
