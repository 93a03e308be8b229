package jp.anpi.notifier.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.notifier.incident.IncidentFacts;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;

/**
 * The questions to one recipient in one incident that wait to go out together. Each question is in it once, however often it
 * arrives.
 *
 * @param questions at least one
 * @param first when the first of them arrived, on the wall
 * @param last when the last of them arrived, on the wall
 * @param before when the recipient got their latest message of this incident, if any, on the wall
 */
public record Gathering(List<NoticeRequested> questions, Instant first, Instant last, Optional<Instant> before) {

    public Gathering {
        questions = List.copyOf(questions);
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("nothing to gather");
        }
    }

    public static Gathering begin(NoticeRequested question, Instant now, Optional<Instant> before) {
        return new Gathering(List.of(question), now, now, before);
    }

    /** One more question; one that is already there changes nothing. */
    public Gathering with(NoticeRequested question, Instant now) {
        if (questions.stream().anyMatch(known -> known.notice().equals(question.notice()))) {
            return this;
        }
        var more = new ArrayList<>(questions);
        more.add(question);
        return new Gathering(more, first, now, before);
    }

    /** When it goes out, on the wall: after some quiet, in any case soon; later when the recipient was written to just before. */
    public Instant dueAt(Window window, IncidentFacts incident) {
        var quiet = last.plus(window.quietIn(incident));
        var latest = first.plus(window.longestIn(incident));
        var gathered = quiet.isBefore(latest) ? quiet : latest;
        return before.filter(_ -> !urgent())
                .map(sent -> sent.plus(incident.onTheWall(window.pace())))
                .filter(gathered::isBefore)
                .orElse(gathered);
    }

    private boolean urgent() {
        return questions.stream()
                .anyMatch(question -> question.group() == PriorityGroup.PUSH_SUPPORT
                        || question.why() == AskReason.DANGER_REPORTED
                        || question.why() == AskReason.NOBODY_AT_DESK);
    }
}
