package jp.anpi.notifier.sandbox;

import java.util.Optional;
import java.util.concurrent.Flow;
import jp.anpi.notifier.message.MessageStore;
import jp.anpi.safety.contract.ArchivePart;
import jp.anpi.safety.contract.IncidentId;
import reactor.adapter.JdkFlowAdapter;
import tools.jackson.databind.json.JsonMapper;

/** Every message of an incident, newest first, for its archive. */
final class NoticeArchive implements ArchivePart {

    private final MessageStore messages;
    private final JsonMapper json;

    NoticeArchive(MessageStore messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    @Override
    public String name() {
        return "notices.ndjson";
    }

    @Override
    public Flow.Publisher<String> lines(IncidentId incident) {
        return JdkFlowAdapter.publisherToFlowPublisher(
                messages.list(Optional.of(incident), Optional.empty(), Integer.MAX_VALUE)
                        .map(message -> json.writeValueAsString(NoticeView.of(message))));
    }
}
