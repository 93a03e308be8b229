package jp.anpi.safety.contract;

import java.util.concurrent.Flow;

/**
 * A file that a service to the right adds to the archive of an incident. The archive names what could not be added, for
 * example when that service runs elsewhere.
 */
public interface ArchivePart {

    /** The file's name, ending in {@code .ndjson}. */
    String name();

    /** Its lines in order, each one JSON object without its line end; as slowly as the reader asks. */
    Flow.Publisher<String> lines(IncidentId incident);
}
