/**
 * Promises that who was entered by mistake is erased whole, and nobody whom an incident may ask about. May use the
 * stores of people and what others keep of them. Start reading at {@code Erasing}.
 */
@NullMarked
package jp.anpi.registry.mistake;

import org.jspecify.annotations.NullMarked;
