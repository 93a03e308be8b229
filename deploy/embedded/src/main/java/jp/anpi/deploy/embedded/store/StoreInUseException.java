package jp.anpi.deploy.embedded.store;

import java.nio.file.Path;

/** Another process (or another store in this one) holds the directory. */
public final class StoreInUseException extends StoreException {

    private static final long serialVersionUID = 1L;

    StoreInUseException(Path directory) {
        super("The store in " + directory
                + " is in use by another process: stop that one, or choose another data directory.");
    }
}
