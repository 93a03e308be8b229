/**
 * Promises that an act by an ordinance reaches everybody it is about once, whatever breaks it off. May use the test kit. Start
 * reading at {@link jp.anpi.registry.consent.ConsentActsTest}.
 */
@NullMarked
package jp.anpi.registry.consent;

import org.jspecify.annotations.NullMarked;
