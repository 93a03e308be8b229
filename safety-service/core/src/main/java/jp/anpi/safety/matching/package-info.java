/**
 * Promises to say whom a report means that names its person only in words: {@code Matcher.match(Question)} answers one
 * certain person, ranked candidates with the reasons, or nobody, and never alters a text that it reads. May use the
 * contracts only; it holds no lock while it waits for anything and no clock, so a caller may ask from any worker thread
 * but, since one answer takes up to some milliseconds, not from an event loop. Start reading at
 * {@link jp.anpi.safety.matching.Matcher}, then {@link jp.anpi.safety.matching.PersonIndex}; the folding of texts is in
 * {@link jp.anpi.safety.matching.FoldedName} and {@link jp.anpi.safety.matching.FoldedAddress}.
 */
@NullMarked
package jp.anpi.safety.matching;

import org.jspecify.annotations.NullMarked;
