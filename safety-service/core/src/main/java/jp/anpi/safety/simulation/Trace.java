package jp.anpi.safety.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.check.CheckEvent;
import jp.anpi.safety.check.Decision;

/** What happens to one person, line by line; keeps nothing unless somebody is watched. */
final class Trace {

    private static final int LONGEST = 60;

    private final boolean keeps;
    private final Optional<PersonId> watched;
    private final List<String> lines = new ArrayList<>();

    private Trace(boolean keeps, Optional<PersonId> watched) {
        this.keeps = keeps;
        this.watched = watched;
    }

    static Trace off() {
        return new Trace(false, Optional.empty());
    }

    /** @param watched empty watches everybody */
    static Trace of(Optional<PersonId> watched) {
        return new Trace(true, watched);
    }

    void line(Instant now, String what, Object which) {
        if (keeps) {
            lines.add(now + " " + what + " " + which);
        }
    }

    void line(Instant now, PersonId person, String what, CheckEvent event) {
        if (keeps && watched.map(person::equals).orElse(true)) {
            lines.add(now + " " + what + " " + words(event));
        }
    }

    void decided(Instant now, Decision decision) {
        PersonId person = decision.check().row().person();
        if (keeps && watched.map(person::equals).orElse(true)) {
            lines.add(now + " decides " + DecisionLog.line(decision));
        }
    }

    /** The newest lines, oldest first. */
    List<String> lines() {
        return lines.subList(Math.max(0, lines.size() - LONGEST), lines.size());
    }

    private static String words(CheckEvent event) {
        return switch (event) {
            case CheckEvent.Reported(var received, var link) -> {
                var report = received.report();
                yield "report %s %s %s %s needs %s at %s, observed %s%s%s"
                        .formatted(
                                report.id(),
                                report.contact(),
                                report.evidence(),
                                report.condition(),
                                report.needKinds(),
                                report.place().kind(),
                                received.observedAt(),
                                report.supersedes()
                                        .map(id -> ", corrects " + id)
                                        .orElse(""),
                                link.isPresent() ? ", linked" : "");
            }
            default -> event.toString();
        };
    }
}
