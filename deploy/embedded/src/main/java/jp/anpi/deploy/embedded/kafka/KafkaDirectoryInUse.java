package jp.anpi.deploy.embedded.kafka;

import java.nio.file.Path;

/** Another broker, in this or another process, holds the directory. The message is one sentence for a person. */
public final class KafkaDirectoryInUse extends EmbeddedKafkaException {

    private static final long serialVersionUID = 1L;

    KafkaDirectoryInUse(Path directory) {
        super("The log in " + directory
                + " is in use by another process: stop that one first, or choose another data directory.");
    }
}
