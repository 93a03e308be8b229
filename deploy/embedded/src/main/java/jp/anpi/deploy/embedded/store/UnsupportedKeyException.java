package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.exception.BadValueException;

/** A value that cannot stand in a key: as {@code _id}, in an indexed field, or as the bound of an index scan. */
final class UnsupportedKeyException extends BadValueException {

    private static final long serialVersionUID = 1L;

    UnsupportedKeyException(String type) {
        super("The embedded store cannot index a value of type " + type
                + "; store it under a field without an index, or as another type.");
    }
}
