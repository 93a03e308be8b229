package jp.anpi.notifier.sandbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.notifier.message.Message;
import jp.anpi.notifier.message.MessageStore;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.contract.IncidentId;
import reactor.core.publisher.Mono;

/** Messages page by page, newest first. */
final class NoticeList {

    private static final Text WRONG_INCIDENT =
            new Text("災害の ID（UUID）を指定してください。", "Give the id of an incident (a UUID).");

    private final MessageStore messages;

    NoticeList(MessageStore messages) {
        this.messages = messages;
    }

    Mono<Listing<Message>> page(Optional<String> incident, Paging paging) {
        var of = incident.filter(text -> !text.isBlank()).map(NoticeList::id);
        var after = paging.after(2).map(NoticeList::place);
        return messages.list(of, after, paging.limit() + 1)
                .collectList()
                .map(found -> Listing.of(found, paging.limit(), NoticeList::cursor));
    }

    private static Cursor cursor(Message message) {
        return Cursor.of(
                Long.toString(message.createdAt().toEpochMilli()), message.key().value());
    }

    private static MessageStore.Place place(Cursor cursor) {
        try {
            return new MessageStore.Place(
                    Instant.ofEpochMilli(Long.parseLong(cursor.parts().getFirst())),
                    cursor.parts().getLast());
        } catch (NumberFormatException notOurs) {
            throw Paging.wrongCursor();
        }
    }

    private static IncidentId id(String text) {
        try {
            return new IncidentId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw Problem.parameter("incident", WRONG_INCIDENT).refused();
        }
    }
}
