/**
 * Promises where people are as small tiles that any map can draw: counts from afar, single people from near, nobody whose
 * address was protected when the roster was frozen. May use the contracts only. Start reading at {@link jp.anpi.safety.map.PeopleMap}.
 */
@NullMarked
package jp.anpi.safety.map;

import org.jspecify.annotations.NullMarked;
