/**
 * Promises that what this service stores about people is JSON sealed with the incident's or the installation's key. May
 * use eventing's key ring and Jackson only. Start reading at {@link jp.anpi.safety.sealing.SealedJson}.
 */
@NullMarked
package jp.anpi.safety.sealing;

import org.jspecify.annotations.NullMarked;
