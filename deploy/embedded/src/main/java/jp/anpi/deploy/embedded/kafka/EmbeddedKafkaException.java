package jp.anpi.deploy.embedded.kafka;

import org.jspecify.annotations.Nullable;

/** The broker could not be started. The message is one sentence for the person who runs the machine. */
public class EmbeddedKafkaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedKafkaException(String message) {
        super(message);
    }

    EmbeddedKafkaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
