/**
 * Promises to read lists of plans, with the front of the city's 救急情報カード, and what a row makes of the plans that somebody has. May use
 * what any list is read by, and how lists name people, offices and members. Start reading at
 * {@link jp.anpi.registry.importing.plan.PlanRow}, then {@link jp.anpi.registry.importing.plan.PlanMerge}.
 */
@NullMarked
package jp.anpi.registry.importing.plan;

import org.jspecify.annotations.NullMarked;
