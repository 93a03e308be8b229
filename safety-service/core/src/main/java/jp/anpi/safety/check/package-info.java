/**
 * Promises the safety check of one person in one incident: an immutable value that facts are folded into and that time
 * moves on, both as pure functions. May use the contracts and the packages incident, report, ladder and clock. Start
 * reading at {@link jp.anpi.safety.check.CheckRules}.
 */
@NullMarked
package jp.anpi.safety.check;

import org.jspecify.annotations.NullMarked;
