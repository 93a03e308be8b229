/**
 * Promises that this core keeps its shape. May use ArchUnit and look at every class. Start reading at
 * {@link jp.anpi.safety.house.HouseRules}.
 */
@NullMarked
package jp.anpi.safety.house;

import org.jspecify.annotations.NullMarked;
