/**
 * Promises answers about what has not happened yet, drawn from the live state by the very rules that decide it, and changes
 * nothing: who would run out of power, and in which order to call. May use check, clock, incident and ladder. Start reading
 * at {@link jp.anpi.safety.lookahead.WhatIf}.
 */
@NullMarked
package jp.anpi.safety.lookahead;

import org.jspecify.annotations.NullMarked;
