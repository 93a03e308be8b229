/**
 * Promises when somebody who mistypes a password may try again, which passwords are none, which one-time passwords and
 * recovery codes are right, and which role follows from what the city's own sign-in says: pure functions of what is kept and
 * now. May use the JDK and the contract's roles. Start reading at {@link jp.anpi.registry.signin.Failures}, then
 * {@link jp.anpi.registry.signin.OneTimeSecret}.
 */
@NullMarked
package jp.anpi.registry.signin;

import org.jspecify.annotations.NullMarked;
