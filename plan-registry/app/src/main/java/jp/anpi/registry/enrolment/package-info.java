/**
 * Promises invitations: the desk makes one for a member or an office, prints it as a card, and whoever redeems it has a
 * remembered device and needs no password. May use the store, accounts and devices, and the pure rules of enrolment. Start
 * reading at {@code EnrolmentRoutes}, then {@code Redemption}.
 */
@NullMarked
package jp.anpi.registry.enrolment;

import org.jspecify.annotations.NullMarked;
