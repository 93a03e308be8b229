package jp.anpi.notifier.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.anpi.notifier.message.Ask;
import jp.anpi.notifier.message.Message;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.contract.Recipient;

/**
 * A message as the desk sees it.
 *
 * @param key the same for each repetition
 * @param state how far it has come: OPEN, HANDED_OVER, UNDELIVERABLE, PARKED, DROPPED
 * @param attempts made so far
 * @param because what the last attempt answered
 */
record NoticeView(
        String key,
        IncidentId incident,
        String incidentTitle,
        Mode mode,
        Instant at,
        String channel,
        String state,
        int attempts,
        String because,
        To recipient,
        String subject,
        String body,
        List<About> people) {

    private static final Pattern SIGNED_LINK = Pattern.compile("#[A-Za-z0-9_-]{100,}");

    /** Whom it is for. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record To(String name, Recipient.Kind kind, Optional<String> mail, Optional<String> phone) {}

    /** Whom it asks about. */
    record About(PersonId personId, String name, NoticeId notice) {}

    /** A link that answers for somebody else stays with whom it was sent to; of a drill it may be tried. */
    private static String shown(Message message) {
        String body = message.content().text().body();
        return switch (message.mode()) {
            case REAL -> SIGNED_LINK.matcher(body).replaceAll("#…");
            case DRILL -> body;
        };
    }

    static NoticeView of(Message message) {
        var content = message.content();
        var to = content.recipient();
        return new NoticeView(
                message.key().value(),
                message.incident(),
                content.incidentTitle(),
                message.mode(),
                message.createdAt(),
                message.channel().text(),
                message.sending().state().name(),
                message.sending().attempts(),
                message.sending().because(),
                new To(to.name(), to.kind(), to.mail(), to.phone()),
                content.text().subject(),
                shown(message),
                content.asks().stream().map(NoticeView::about).toList());
    }

    private static About about(Ask ask) {
        return new About(ask.person(), ask.name(), ask.notice());
    }
}
