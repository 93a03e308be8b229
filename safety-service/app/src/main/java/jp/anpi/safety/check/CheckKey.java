package jp.anpi.safety.check;

import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.safety.contract.IncidentId;

/** One person in one incident. */
public record CheckKey(IncidentId incident, PersonId person) {

    public static CheckKey of(SafetyCheck check) {
        return new CheckKey(check.row().incident(), check.row().person());
    }

    /** The id of the check's document. */
    String documentId() {
        return incident + "/" + person;
    }

    static CheckKey ofDocument(String id) {
        int slash = id.indexOf('/');
        return new CheckKey(
                IncidentId.of(id.substring(0, slash)), jp.anpi.registry.contract.PersonId.of(id.substring(slash + 1)));
    }

    /** The key of what is published about the check. */
    RecordKey recordKey() {
        return RecordKey.within(incident.value(), person);
    }
}
