/**
 * Promises that whoever was shown a person, changed something, took something away or signed in stands in a chained trail,
 * while the store answers in time before the answer leaves, and that a changed, removed or swapped line of it is found and
 * named. May use the log, its keys,
 * the driver and plan-registry/http; knows no feature by name. Start reading at
 * {@link jp.anpi.registry.audit.AuditTrail}, then {@code AuditFilter} and {@code Chain}.
 */
@NullMarked
package jp.anpi.registry.audit;

import org.jspecify.annotations.NullMarked;
