/**
 * Promises the text of a message in Japanese or English, naming no more of a person than the recipient needs. May use the
 * safety contract and {@code digest}. Start reading at {@link jp.anpi.notifier.wording.Wording}.
 */
@NullMarked
package jp.anpi.notifier.wording;

import org.jspecify.annotations.NullMarked;
