/** Promises what two entries of one person come to when they are one. May use the contract and plans. Start reading at {@code Joining}. */
@NullMarked
package jp.anpi.registry.joining;

import org.jspecify.annotations.NullMarked;
