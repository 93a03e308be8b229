/**
 * Promises how offices and shelters stand in an incident, and which offices are asked to reduce or close ahead of heavy
 * rain: folded facts and one pure rule. May use the contracts and the incident's territory. Start reading at
 * {@link jp.anpi.safety.facility.Facilities}.
 */
@NullMarked
package jp.anpi.safety.facility;

import org.jspecify.annotations.NullMarked;
