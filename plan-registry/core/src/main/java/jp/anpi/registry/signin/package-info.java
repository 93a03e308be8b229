/**
 * Promises when somebody who mistypes a password may try again: a pure function of earlier failures and now. May use the
 * JDK only. Start reading at {@link jp.anpi.registry.signin.Failures}.
 */
@NullMarked
package jp.anpi.registry.signin;

import org.jspecify.annotations.NullMarked;
