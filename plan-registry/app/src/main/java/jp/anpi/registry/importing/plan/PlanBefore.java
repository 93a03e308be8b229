package jp.anpi.registry.importing.plan;

import java.util.Optional;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.plan.EvacuationPlan;

/**
 * Somebody's plan before an import.
 *
 * @param left the version the import left behind: one that was changed since is not taken back
 * @param before what that version was; empty when the import brought it
 * @param person whose contacts and checkers come back with it
 */
record PlanBefore(EvacuationPlan left, Optional<EvacuationPlan> before, PersonState person) {}
