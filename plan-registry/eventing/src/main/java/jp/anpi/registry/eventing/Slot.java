package jp.anpi.registry.eventing;

import java.nio.charset.StandardCharsets;
import jp.anpi.registry.contract.PersonId;
import org.apache.kafka.common.utils.Utils;

/**
 * One of {@value #COUNT} fixed shares of all keys. Stored beside documents, while partitions are derived from it: going
 * from 1 to 12 partitions moves owners, never data.
 */
public record Slot(int value) {

    public static final int COUNT = 256;

    public Slot {
        if (value < 0 || value >= COUNT) {
            throw new IllegalArgumentException("a slot is 0 to 255: " + value);
        }
    }

    public static Slot of(PersonId person) {
        return of(person.toString());
    }

    /** The slot of any key: murmur2 over its UTF-8 bytes, lowest eight bits. */
    public static Slot of(String key) {
        return new Slot(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8)) & (COUNT - 1));
    }

    public int partition(int partitions) {
        return value % partitions;
    }
}
