/**
 * Promises what the phone's page asks of the server beside the API. May use plan-registry/http. Start reading at
 * {@link jp.anpi.safety.phone.PhoneConfiguration}.
 */
@NullMarked
package jp.anpi.safety.phone;

import org.jspecify.annotations.NullMarked;
