package jp.anpi.safety.check;

import java.util.Comparator;
import java.util.UUID;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.safety.contract.IncidentId;

/** One person in one incident. */
public record CheckKey(IncidentId incident, PersonId person) {

    /** The order of {@link #documentId}, without making it: that of the ids' digits. */
    static final Comparator<CheckKey> BY_DOCUMENT = Comparator.comparing(
                    (CheckKey key) -> key.incident().value(), CheckKey::compareDigits)
            .thenComparing(key -> key.person().value(), CheckKey::compareDigits);

    private static int compareDigits(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

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
