package jp.anpi.deploy.embedded.store;

import java.nio.file.Path;

/** The directory holds something this version cannot read. */
public final class StoreFormatException extends StoreException {

    private static final long serialVersionUID = 1L;

    StoreFormatException(Path directory, String found) {
        super("The directory " + directory + " holds " + found + ", but this version reads only \""
                + DataDirectory.FORMAT + "\": use the version that wrote it, or an empty directory.");
    }
}
