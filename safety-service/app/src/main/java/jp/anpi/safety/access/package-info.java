/**
 * Promises that routes ask the one pure function of access, and answer its refusals alike. May use core's access rules and
 * plan-registry/http. Start reading at {@link jp.anpi.safety.access.CallerAccess}.
 */
@NullMarked
package jp.anpi.safety.access;

import org.jspecify.annotations.NullMarked;
