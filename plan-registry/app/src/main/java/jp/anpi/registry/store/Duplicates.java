package jp.anpi.registry.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;

/** Tells a document that is there already from every other failure. */
public final class Duplicates {

    private Duplicates() {}

    /** Whether nothing failed but that documents of these ids are there. */
    public static boolean only(Throwable failure) {
        return switch (failure) {
            case MongoWriteException write -> write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
            case MongoBulkWriteException bulk ->
                !bulk.getWriteErrors().isEmpty()
                        && bulk.getWriteErrors().stream()
                                .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            default -> false;
        };
    }
}
