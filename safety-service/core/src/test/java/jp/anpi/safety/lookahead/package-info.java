/**
 * Promises that looking ahead tells what the rules would do and changes nothing. May use the builders. Start reading at
 * {@link jp.anpi.safety.lookahead.WhatIfTest}.
 */
@NullMarked
package jp.anpi.safety.lookahead;

import org.jspecify.annotations.NullMarked;
