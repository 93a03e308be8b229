/**
 * Promises what stands on paper, as pure values: the sheet of a plan with the front of the 救急情報カード, the lists for the safe
 * in the wall, and which characters come out as themselves. May use the contract and the pure rules of plans, groups and
 * disclosure; knows no PDF. Start reading at {@link jp.anpi.registry.printing.PlanSheet}, then
 * {@link jp.anpi.registry.printing.Typesetting}.
 */
@NullMarked
package jp.anpi.registry.printing;

import org.jspecify.annotations.NullMarked;
