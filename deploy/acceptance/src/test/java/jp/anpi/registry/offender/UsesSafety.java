package jp.anpi.registry.offender;

import jp.anpi.safety.contract.IncidentId;

/** Breaks Arrows-Point-Left on purpose. */
record UsesSafety(IncidentId incident) {}
