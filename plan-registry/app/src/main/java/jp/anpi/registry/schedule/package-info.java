/**
 * Promises schedules out of the care-plan exchange: taken in file by file, answered for any instant, and told to every service
 * through the person's own state, beside a week that is kept by hand. May use the store, the http module and the pure rules of
 * the same name. Start reading at {@code ScheduleRoutes}, then {@code ScheduleImport} and {@code WeekKeeping}.
 */
@NullMarked
package jp.anpi.registry.schedule;

import org.jspecify.annotations.NullMarked;
