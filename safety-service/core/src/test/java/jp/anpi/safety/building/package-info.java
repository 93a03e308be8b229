/**
 * Promises made-up people, incidents and reports for tests, short to write and valid unless a test says otherwise. May
 * use the whole core. Start reading at {@link jp.anpi.safety.building.OnDuty}.
 */
@NullMarked
package jp.anpi.safety.building;

import org.jspecify.annotations.NullMarked;
