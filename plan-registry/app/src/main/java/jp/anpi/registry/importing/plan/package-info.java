/**
 * Promises to take in lists of plans of people who are registered. May use {@code run}, {@code undo}, plans, shelters and how lists name
 * people and offices. Start reading at {@code PlanTaking}.
 */
@NullMarked
package jp.anpi.registry.importing.plan;

import org.jspecify.annotations.NullMarked;
