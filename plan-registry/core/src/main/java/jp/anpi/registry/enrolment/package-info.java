/**
 * Promises how care staff get in without a password: who may be invited, what an invitation's code looks like and whether it
 * still admits a device. May use the registry's contract and the symbols that people type. Start reading at
 * {@link jp.anpi.registry.enrolment.Invitation}.
 */
@NullMarked
package jp.anpi.registry.enrolment;

import org.jspecify.annotations.NullMarked;
