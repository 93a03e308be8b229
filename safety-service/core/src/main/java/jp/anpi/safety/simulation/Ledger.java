package jp.anpi.safety.simulation;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.check.CheckEvent;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.ContactAxis;
import jp.anpi.safety.contract.Evidence;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.Recipient;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.report.Received;
import jp.anpi.safety.report.SafetyReport;

/** What went in about each person and what came out, kept without looking into any check: the laws' own memory. */
final class Ledger {

    private final Map<PersonId, Page> pages = new HashMap<>();
    private int reports;
    private int questions;

    Page of(PersonId person) {
        return pages.computeIfAbsent(person, _ -> new Page());
    }

    int reports() {
        return reports;
    }

    int questions() {
        return questions;
    }

    /** An event was taken: committed, not only seen. */
    void took(PersonId person, CheckEvent event, Instant now) {
        Page page = of(person);
        page.said = Optional.empty();
        switch (event) {
            case CheckEvent.Reported(Received received, var _) -> {
                if (page.held.put(received.report().id(), received) == null) {
                    reports++;
                }
                if (received.report().supersedes().isPresent()) {
                    page.lastUndone = Optional.of(now);
                }
            }
            case CheckEvent.Unlinked(ReportId report, var _) -> {
                page.held.remove(report);
                page.lastUndone = Optional.of(now);
            }
            default -> {}
        }
    }

    /** A question went out; the one that went out before under the same id, when there was one. */
    Optional<NoticeRequested> asked(NoticeRequested question) {
        NoticeRequested before = of(question.person()).questions.putIfAbsent(question.notice(), question);
        questions += before == null ? 1 : 0;
        return Optional.ofNullable(before);
    }

    /** One person's. */
    static final class Page {

        private final Map<ReportId, Received> held = new LinkedHashMap<>();
        private final Map<NoticeId, NoticeRequested> questions = new LinkedHashMap<>();

        private Optional<Instant> lastUndone = Optional.empty();

        /** When something that had been said was taken back: from then on the asking may have begun anew. */
        Optional<Instant> lastUndone() {
            return lastUndone;
        }

        private Optional<Said> said = Optional.empty();

        Map<ReportId, Received> held() {
            return held;
        }

        boolean wasAsked(NoticeId question) {
            return questions.containsKey(question);
        }

        boolean anybodyAsked() {
            return !questions.isEmpty();
        }

        /** When somebody who got through last saw the person; any statement counts, so that no law is too strict. */
        Optional<Instant> lastSeen() {
            return said().lastSeen;
        }

        /** When the person was last seen by somebody who said how they are and whom nobody has corrected. */
        Optional<Instant> lastAnswer() {
            return said().lastAnswer;
        }

        /** The report that was observed last, when there is one such and nobody has corrected it. */
        Optional<Received> newest() {
            return said().newest;
        }

        boolean everNeeded(NeedKind kind) {
            return said().needs.contains(kind);
        }

        boolean everIn(PlaceKind place) {
            return said().places.contains(place);
        }

        boolean everSupplied() {
            return held.values().stream()
                    .anyMatch(one -> !one.report().supplied().isEmpty());
        }

        private Said said() {
            Said known = said.orElseGet(() -> Said.of(held.values()));
            said = Optional.of(known);
            return known;
        }

        boolean deskToldSince(Instant since) {
            return desk(asked -> !asked.askedAt().isBefore(since));
        }

        boolean deskToldOfDanger() {
            return desk(asked -> asked.why() == AskReason.DANGER_REPORTED);
        }

        /** Whether the desk heard since then that a clock of that kind ran out. */
        boolean deskToldOfClock(String kind, Instant since) {
            return desk(asked -> asked.why() == AskReason.CLOCK_RAN_OUT
                    && asked.notice().value().contains("/clock/" + kind)
                    && !asked.askedAt().isBefore(since));
        }

        private boolean desk(Predicate<NoticeRequested> which) {
            return questions.values().stream()
                    .anyMatch(asked -> asked.recipient().kind() == Recipient.Kind.DESK && which.test(asked));
        }
    }

    /** What all reports about a person say together, as far as laws ask. */
    private record Said(
            Optional<Instant> lastSeen,
            Optional<Instant> lastAnswer,
            Optional<Received> newest,
            Set<NeedKind> needs,
            Set<PlaceKind> places) {

        static Said of(Collection<Received> held) {
            Set<ReportId> corrected = new HashSet<>();
            Set<NeedKind> needs = EnumSet.noneOf(NeedKind.class);
            Set<PlaceKind> places = EnumSet.noneOf(PlaceKind.class);
            for (Received one : held) {
                one.report().supersedes().ifPresent(corrected::add);
                needs.addAll(one.report().needKinds());
                places.add(one.report().place().kind());
            }
            Optional<Received> newest = held.stream().max(Comparator.comparing(Received::observedAt));
            return new Said(
                    newestOf(held, one -> one.report().contact() == ContactAxis.REACHED),
                    newestOf(
                            held,
                            one -> answers(one)
                                    && !corrected.contains(one.report().id())),
                    newest.filter(last -> !corrected.contains(last.report().id()))
                            .filter(last -> held.stream()
                                    .allMatch(other ->
                                            other == last || other.observedAt().isBefore(last.observedAt()))),
                    needs,
                    places);
        }

        private static boolean answers(Received one) {
            SafetyReport report = one.report();
            return report.contact() == ContactAxis.REACHED
                    && report.evidence() == Evidence.DIRECT
                    && report.condition() != Condition.UNKNOWN;
        }

        private static Optional<Instant> newestOf(Collection<Received> held, Predicate<Received> which) {
            return held.stream().filter(which).map(Received::observedAt).max(Instant::compareTo);
        }
    }
}
