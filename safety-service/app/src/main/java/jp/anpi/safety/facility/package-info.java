/**
 * Promises that offices say how they stand, that those in a flood area are asked to reduce or close ahead of heavy rain,
 * and that shelters are counted; all of it facts of the incident. May use incident, roster, access and the store. Start
 * reading at {@link jp.anpi.safety.facility.FacilityConfiguration}.
 */
@NullMarked
package jp.anpi.safety.facility;

import org.jspecify.annotations.NullMarked;
