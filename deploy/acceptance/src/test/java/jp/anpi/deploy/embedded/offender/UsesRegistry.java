package jp.anpi.deploy.embedded.offender;

import jp.anpi.registry.contract.PersonId;

/** Breaks Embedded-Is-A-Leaf on purpose. */
record UsesRegistry(PersonId person) {}
