/**
 * Promises this service's own copy of the registry: people, offices, members and districts as of the last event seen, so
 * that everything goes on while the registry is down. May use the contracts, eventing and the store; compact rows stay in
 * memory, everything else is read from the store by id in batches. Start reading at {@link jp.anpi.safety.roster.Roster}.
 */
@NullMarked
package jp.anpi.safety.roster;

import org.jspecify.annotations.NullMarked;
