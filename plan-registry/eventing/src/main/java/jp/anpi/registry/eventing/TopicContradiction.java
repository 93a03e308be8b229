package jp.anpi.registry.eventing;

import java.util.List;

/** Topics exist with other settings than declared. Going on could lose records or order, so the product does not start. */
public final class TopicContradiction extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TopicContradiction(List<String> differences) {
        super("Kafka holds topics that differ from what this version declares: " + String.join("; ", differences)
                + ". Correct them, or the setting under anpi.kafka that made the difference.");
    }
}
