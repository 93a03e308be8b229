package jp.anpi.notifier.message;

import java.util.List;
import jp.anpi.notifier.wording.MessageText;
import jp.anpi.safety.contract.Recipient;

/** What of a message is stored sealed: everything that tells of a person. */
public record MessageContent(Recipient recipient, String incidentTitle, MessageText text, List<Ask> asks) {
    public MessageContent {
        asks = List.copyOf(asks);
    }
}
