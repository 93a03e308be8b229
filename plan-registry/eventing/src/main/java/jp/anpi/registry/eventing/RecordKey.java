package jp.anpi.registry.eventing;

import java.util.UUID;
import jp.anpi.registry.contract.PersonId;

/**
 * What a record is about. Records of one key keep their order, and on a topic that keeps the newest only, one replaces
 * the other.
 *
 * @param text the key as it stands on the log; not encrypted, so never a name or an address
 * @param slot decides the partition
 */
public record RecordKey(String text, Slot slot) {

    public RecordKey {
        if (text.isEmpty() || text.length() > 200) {
            throw new IllegalArgumentException("a key has 1 to 200 characters, not " + text.length());
        }
    }

    public static RecordKey of(PersonId person) {
        return new RecordKey(person.toString(), Slot.of(person));
    }

    public static RecordKey of(UUID id) {
        return of(id.toString());
    }

    public static RecordKey of(String text) {
        return new RecordKey(text, Slot.of(text));
    }

    /** Something of a person's inside a larger thing, for example a check in an incident; goes where the person goes. */
    public static RecordKey within(UUID whole, PersonId person) {
        return new RecordKey(whole + "/" + person, Slot.of(person));
    }
}
