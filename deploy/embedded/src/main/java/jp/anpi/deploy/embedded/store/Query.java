package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** @param limit 0 for all */
record Query(Document filter, @Nullable Document sort, int skip, int limit) {

    static final Query ALL = new Query(new Document(), null, 0, 0);
}
