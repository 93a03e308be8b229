/**
 * Promises whom the city writes to so that they make a plan, and a note of whom it wrote to. May use the store and plans. Start
 * reading at {@code LetterRoutes}, then {@code Letters}.
 */
@NullMarked
package jp.anpi.registry.letter;

import org.jspecify.annotations.NullMarked;
