/**
 * Promises what each person said about being shared in peacetime, scope by scope: recorded with whose word it was, how and when
 * it came and what had been explained, and in force for every service with the person's next state. May use the store, the http
 * module and the contract. Start reading at {@code ConsentRoutes}.
 */
@NullMarked
package jp.anpi.registry.consent;

import org.jspecify.annotations.NullMarked;
