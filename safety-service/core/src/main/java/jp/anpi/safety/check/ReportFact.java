package jp.anpi.safety.check;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.safety.contract.Channel;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.ContactAxis;
import jp.anpi.safety.contract.Evidence;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.ReportMark;
import jp.anpi.safety.contract.Source;
import jp.anpi.safety.report.Received;
import jp.anpi.safety.report.SafetyReport.Supplied;

/**
 * What a report says, without its words: all a check needs. Instants are incident time.
 *
 * @param needs as stated, NONE included; empty when nobody asked
 * @param voice tells different people apart, and says nothing by itself; empty where the policy wants the word of one only
 * @param supplied what was brought or restored when it was observed
 * @param observedAt where it is not known exactly, the earliest it can have been
 * @param sequence orders a device's reports of one instant; 0 when unknown
 * @param carriedFrom the incidents it came from by a person's decision; empty for what was said about this one
 * @param observedUntil the latest it can have been; empty where {@code observedAt} is exact
 */
public record ReportFact(
        ReportId report,
        ContactAxis contact,
        Evidence evidence,
        Condition condition,
        PlaceKind place,
        Instant placeAsOf,
        Set<NeedKind> needs,
        List<Supplied> supplied,
        Source source,
        Optional<String> voice,
        Optional<Channel> channel,
        Instant observedAt,
        Instant receivedAt,
        long sequence,
        Set<ReportMark> marks,
        Optional<ReportId> supersedes,
        Set<IncidentId> carriedFrom,
        Optional<Instant> observedUntil) {

    /** Oldest observation first; never by arrival. Total, so that the order of arrival cannot matter. */
    static final Comparator<ReportFact> BY_OBSERVATION = ReportFact::byObservation;

    private static final Comparator<ReportFact> OF_ONE_INSTANT = Comparator.comparingLong(ReportFact::sequence)
            .thenComparing(ReportFact::receivedAt)
            .thenComparing(fact -> fact.report().value());

    private static int byObservation(ReportFact one, ReportFact other) {
        int order = one.observedAt.compareTo(other.observedAt);
        return order != 0 ? order : OF_ONE_INSTANT.compare(one, other);
    }

    public ReportFact {
        needs = Set.copyOf(needs);
        supplied = List.copyOf(supplied);
        marks = Set.copyOf(marks);
        carriedFrom = Set.copyOf(carriedFrom);
    }

    /** The fact in a received report. */
    static ReportFact of(Received received, double speed, boolean ofSeveral) {
        var report = received.report();
        return new ReportFact(
                report.id(),
                report.contact(),
                report.evidence(),
                report.condition(),
                report.place().kind(),
                received.placeAsOf(speed),
                report.needKinds(),
                report.supplied(),
                report.source(),
                ofSeveral ? Optional.of(received.voice()) : Optional.empty(),
                report.channel(),
                received.observedAt(),
                received.receivedAt(),
                report.sequence().orElse(0L),
                received.marks(),
                report.supersedes(),
                Set.of(),
                received.observedUntil());
    }

    /** Whether it was made in another incident and counts here by a person's decision. */
    public boolean carriedOver() {
        return !carriedFrom.isEmpty();
    }

    /** The same, from that incident too. */
    ReportFact alsoFrom(Set<IncidentId> others) {
        Set<IncidentId> all = new HashSet<>(carriedFrom);
        all.addAll(others);
        return with(marks, all);
    }

    /** The same without that incident; empty when it came from nowhere else. */
    Optional<ReportFact> without(IncidentId other) {
        Set<IncidentId> rest = new HashSet<>(carriedFrom);
        rest.remove(other);
        return rest.isEmpty() ? Optional.empty() : Optional.of(with(marks, rest));
    }

    /** Whether a person decided that it does not count. */
    boolean setAside() {
        return marks.contains(ReportMark.SET_ASIDE);
    }

    ReportFact with(ReportMark mark) {
        Set<ReportMark> more = EnumSet.of(mark);
        more.addAll(marks);
        return with(more, carriedFrom);
    }

    ReportFact without(ReportMark mark) {
        return with(marks.stream().filter(other -> other != mark).collect(Collectors.toSet()), carriedFrom);
    }

    private ReportFact with(Set<ReportMark> others, Set<IncidentId> incidents) {
        return new ReportFact(
                report,
                contact,
                evidence,
                condition,
                place,
                placeAsOf,
                needs,
                supplied,
                source,
                voice,
                channel,
                observedAt,
                receivedAt,
                sequence,
                others,
                supersedes,
                incidents,
                observedUntil);
    }

    /** The latest moment it can have been observed. */
    Instant latest() {
        return observedUntil.orElse(observedAt);
    }

    /** From when on its condition counts: the worse it is, the later it may have been. */
    Instant conditionAt() {
        return states(Condition.SERIOUS_INJURY, Condition.UNWELL, Condition.DEAD) ? latest() : observedAt;
    }

    boolean attempt() {
        return contact != ContactAxis.REACHED;
    }

    boolean states(Condition... conditions) {
        for (var one : conditions) {
            if (one == condition) {
                return true;
            }
        }
        return false;
    }

    /** The needs that somebody has to meet. */
    Set<NeedKind> realNeeds() {
        Set<NeedKind> real = EnumSet.noneOf(NeedKind.class);
        real.addAll(needs);
        real.remove(NeedKind.NONE);
        return real;
    }
}
