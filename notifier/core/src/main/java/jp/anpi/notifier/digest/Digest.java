package jp.anpi.notifier.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jp.anpi.registry.contract.Mode;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.contract.Recipient;

/** One message: all questions to one recipient in one incident, most urgent first. */
public record Digest(List<NoticeRequested> questions) {

    private static final Comparator<NoticeRequested> MOST_URGENT_FIRST = Comparator.comparing(NoticeRequested::group)
            .thenComparing(question -> question.answerBy().orElse(Instant.MAX))
            .thenComparing(question -> question.notice().value());

    public Digest {
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("a message asks about somebody");
        }
        questions = questions.stream().sorted(MOST_URGENT_FIRST).toList();
        if (questions.stream().map(Digest::towards).distinct().count() != 1) {
            throw new IllegalArgumentException("one message has one incident and one recipient");
        }
    }

    /**
     * Splits questions to one recipient in one incident into messages a person can still read.
     *
     * @param most people in one message
     */
    public static List<Digest> split(List<NoticeRequested> questions, int most) {
        var sorted = questions.stream().sorted(MOST_URGENT_FIRST).toList();
        var digests = new ArrayList<Digest>();
        for (int from = 0; from < sorted.size(); from += most) {
            digests.add(new Digest(sorted.subList(from, Math.min(sorted.size(), from + most))));
        }
        return digests;
    }

    /** The key these questions always give. */
    public MessageKey key() {
        return MessageKey.of(recipient().key(), notices());
    }

    public List<NoticeId> notices() {
        return questions.stream().map(NoticeRequested::notice).toList();
    }

    public Recipient recipient() {
        return questions.getFirst().recipient();
    }

    public IncidentId incident() {
        return questions.getFirst().incident();
    }

    public Mode mode() {
        return questions.getFirst().mode();
    }

    public String incidentTitle() {
        return questions.getFirst().incidentTitle();
    }

    private static List<Object> towards(NoticeRequested question) {
        return List.of(question.incident(), question.recipient().key(), question.mode());
    }
}
