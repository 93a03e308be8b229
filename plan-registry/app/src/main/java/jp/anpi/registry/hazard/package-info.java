/**
 * Promises the districts by which people, incidents and outages are told apart; floods and shelters join them later. May use
 * the store and the http module. Start reading at {@code DistrictRoutes}.
 */
@NullMarked
package jp.anpi.registry.hazard;

import org.jspecify.annotations.NullMarked;
