/**
 * Promises to take in lists of offices and of their members, and to take back only what serves nobody. May use {@code run}, {@code undo}
 * and how lists name people and districts. Start reading at {@code OfficeTaking}.
 */
@NullMarked
package jp.anpi.registry.importing.office;

import org.jspecify.annotations.NullMarked;
