/**
 * Promises accounts, devices and sessions: who signs in with which password or enrolled device, for how long, and every service
 * learns of it from the log (hashes of tokens only). May use the store, the http module and the pure sign-in rules. Start reading at {@code AuthRoutes},
 * then {@code SignIn}.
 */
@NullMarked
package jp.anpi.registry.access;

import org.jspecify.annotations.NullMarked;
