/**
 * Promises that routes ask the one pure function of access, answer its refusals alike, and read alike what a sender says of
 * its clock. May use core's access rules and plan-registry/http. Start reading at {@link jp.anpi.safety.access.CallerAccess}.
 */
@NullMarked
package jp.anpi.safety.access;

import org.jspecify.annotations.NullMarked;
