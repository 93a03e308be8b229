package jp.anpi.registry.eventing;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The records of one topic's family, by simple name, ready to be written and read. */
final class EventFamily {

    private static final JsonMapper JSON = JsonMapper.builder()
            // A missing component of a record would put null where the domain knows none.
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            // A record of a newer version may say more.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new QuickTimes())
            .build();

    private static final ClassValue<EventFamily> FAMILIES = new ClassValue<>() {
        @Override
        protected EventFamily computeValue(Class<?> family) {
            return new EventFamily(family);
        }
    };

    private final Map<String, ObjectReader> readers = new HashMap<>();
    private final Map<Class<?>, ObjectWriter> writers = new HashMap<>();

    private EventFamily(Class<?> family) {
        add(family);
    }

    static EventFamily of(Class<?> family) {
        return FAMILIES.get(family);
    }

    private void add(Class<?> type) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                add(permitted);
            }
            return;
        }
        if (!type.isRecord()) {
            throw new IllegalArgumentException("an event is a record, or a sealed family of records: " + type);
        }
        if (readers.put(type.getSimpleName(), JSON.readerFor(type)) != null) {
            throw new IllegalArgumentException("two events of a family are named " + type.getSimpleName());
        }
        writers.put(type, JSON.writerFor(type));
    }

    byte[] write(Object event) {
        ObjectWriter writer = writers.get(event.getClass());
        if (writer == null) {
            throw new IllegalArgumentException(event.getClass() + " belongs to another family");
        }
        return writer.writeValueAsBytes(event);
    }

    /** Empty hands for a type this version does not know. */
    @Nullable
    ObjectReader reader(String type) {
        return readers.get(type);
    }
}
