package jp.anpi.safety.check;

import jp.anpi.registry.contract.PersonState;
import jp.anpi.safety.clock.Assumptions;
import jp.anpi.safety.incident.IncidentFacts;
import jp.anpi.safety.ladder.PeopleAround;

/**
 * What the rules need to know beside the check itself, as of now.
 *
 * @param person the newest copy of the person
 */
public record CheckContext(IncidentFacts incident, PersonState person, PeopleAround people, Assumptions assumptions) {}
