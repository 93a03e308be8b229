/**
 * Promises one answer to "may this caller do that" and one to "what of this person does this caller see": pure
 * functions of role, relation, incident and purpose, deny by default. May
 * use the contracts only. Start reading at {@link jp.anpi.safety.access.AccessRules}.
 */
@NullMarked
package jp.anpi.safety.access;

import org.jspecify.annotations.NullMarked;
