package jp.anpi.safety.check;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.anpi.safety.contract.ContactAxis;
import jp.anpi.safety.contract.ReportMark;
import jp.anpi.safety.incident.IncidentFacts;

/** What is known of a person in one incident and counts in another because somebody at the desk decided so. */
public final class CarriedFacts {

    private CarriedFacts() {}

    /**
     * The facts to fold into the person's other check: those that had arrived when it was decided and that say something
     * about the person. Attempts stay where they were made. Each keeps the moment it was observed, so evidence ages on, and
     * is marked.
     *
     * @param decidedAt time of {@code into}
     */
    public static List<ReportFact> of(SafetyCheck source, IncidentFacts from, IncidentFacts into, Instant decidedAt) {
        Instant decided = into.clock().wallTime(decidedAt);
        return source.facts().stream()
                .filter(fact -> fact.contact() == ContactAxis.REACHED)
                .filter(fact -> !from.clock().wallTime(fact.receivedAt()).isAfter(decided))
                .map(fact -> carried(fact, from, into))
                .toList();
    }

    private static ReportFact carried(ReportFact fact, IncidentFacts from, IncidentFacts into) {
        Set<ReportMark> marks = EnumSet.of(ReportMark.CARRIED_OVER);
        marks.addAll(fact.marks());
        return new ReportFact(
                fact.report(),
                fact.contact(),
                fact.evidence(),
                fact.condition(),
                fact.place(),
                there(fact.placeAsOf(), from, into),
                fact.needs(),
                fact.supplied(),
                fact.source(),
                fact.voice(),
                fact.channel(),
                there(fact.observedAt(), from, into),
                there(fact.receivedAt(), from, into),
                fact.sequence(),
                marks,
                fact.supersedes(),
                Set.of(from.id()),
                fact.observedUntil().map(until -> there(until, from, into)));
    }

    /** The same moment by the other incident's clock. */
    private static Instant there(Instant at, IncidentFacts from, IncidentFacts into) {
        return into.clock().incidentTime(from.clock().wallTime(at));
    }
}
