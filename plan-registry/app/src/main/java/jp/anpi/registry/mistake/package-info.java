/**
 * Promises that who was entered by mistake is erased whole, and nobody who may be on the roster of an incident that runs. May use the
 * stores of people and what others keep of them. Start reading at {@code Erasing}.
 */
@NullMarked
package jp.anpi.registry.mistake;

import org.jspecify.annotations.NullMarked;
