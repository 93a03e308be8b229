/**
 * Promises the 個別避難計画 as pure rules: what one says, its way from a draft over the person's word to the review, what differs
 * between two versions, what is wrong or risky in one, and what other services learn of it. May use the contract and maps of hazards. Start
 * reading at {@link jp.anpi.registry.plan.PlanHistory}, then {@link jp.anpi.registry.plan.PlanContent}.
 */
@NullMarked
package jp.anpi.registry.plan;

import org.jspecify.annotations.NullMarked;
