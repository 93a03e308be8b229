package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * @param limit 0 for all
 * @param deadline by {@link System#nanoTime}, when the caller wants no answer any more; 0 for never
 */
record Query(Document filter, @Nullable Document sort, int skip, int limit, long deadline) {

    static final Query ALL = new Query(new Document(), null, 0, 0);

    Query(Document filter, @Nullable Document sort, int skip, int limit) {
        this(filter, sort, skip, limit, 0);
    }

    /** @param command may say how long it may take */
    Query until(Document command) {
        long millis = Fields.number(command, "maxTimeMS", 0);
        return millis == 0 ? this : new Query(filter, sort, skip, limit, System.nanoTime() + millis * 1_000_000);
    }
}
