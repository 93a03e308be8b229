/**
 * Promises everything about an incident as one archive, streamed in bounded memory, with a manifest of checksums and, for
 * a drill, its mark on every line. May use every feature that keeps something about an incident. Start reading at
 * {@link jp.anpi.safety.archive.ArchiveConfiguration}.
 */
@NullMarked
package jp.anpi.safety.archive;

import org.jspecify.annotations.NullMarked;
