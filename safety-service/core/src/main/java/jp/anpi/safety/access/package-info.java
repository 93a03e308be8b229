/**
 * Promises one answer to "may this caller do that": a pure function of role, relation and incident, deny by default. May
 * use the contracts only. Start reading at {@link jp.anpi.safety.access.AccessRules}.
 */
@NullMarked
package jp.anpi.safety.access;

import org.jspecify.annotations.NullMarked;
