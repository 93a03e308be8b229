/**
 * Promises to read the monthly tables of the care-plan exchange (第6表) and to tell from them who has a person at an instant,
 * and how sure that is. May use the contract, the tables of {@code sheet} and the JDK. Start reading at
 * {@link jp.anpi.registry.schedule.ExchangeReader}, then {@link jp.anpi.registry.schedule.CareMonth} and
 * {@link jp.anpi.registry.schedule.WhoHas}.
 */
@NullMarked
package jp.anpi.registry.schedule;

import org.jspecify.annotations.NullMarked;
