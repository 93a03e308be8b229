package jp.anpi.safety.building;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.ContactAxis;
import jp.anpi.safety.contract.Evidence;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.ReportMark;
import jp.anpi.safety.contract.Source;
import jp.anpi.safety.contract.SupplyKind;
import jp.anpi.safety.report.Observed;
import jp.anpi.safety.report.Received;
import jp.anpi.safety.report.SafetyReport;
import jp.anpi.safety.report.SafetyReport.Need;
import jp.anpi.safety.report.SafetyReport.Place;
import jp.anpi.safety.report.SafetyReport.Supplied;
import jp.anpi.safety.report.SafetyReport.TypedName;

/** A report that a test needs: "seen and safe" unless said otherwise. */
public final class AReport {

    private final ReportId id;
    private ContactAxis contact = ContactAxis.REACHED;
    private Evidence evidence = Evidence.DIRECT;
    private Condition condition = Condition.SAFE;
    private Place place = Place.UNKNOWN;
    private final Set<NeedKind> needs = EnumSet.noneOf(NeedKind.class);
    private final List<Supplied> supplied = new ArrayList<>();
    private Optional<ReportId> supersedes = Optional.empty();
    private Set<ReportMark> marks = Set.of();

    private AReport(ReportId id) {
        this.id = id;
    }

    public static AReport of(String word) {
        return new AReport(Ids.report(word));
    }

    public AReport unreachable() {
        contact = ContactAxis.UNREACHABLE;
        return saying(Condition.UNKNOWN);
    }

    public AReport trying() {
        contact = ContactAxis.TRYING;
        return saying(Condition.UNKNOWN);
    }

    public AReport hearsay() {
        evidence = Evidence.HEARSAY;
        return this;
    }

    public AReport saying(Condition stated) {
        condition = stated;
        return this;
    }

    public AReport needing(NeedKind... kinds) {
        needs.addAll(Set.of(kinds));
        return this;
    }

    public AReport bringing(SupplyKind kind, Duration lasts) {
        supplied.add(new Supplied(kind, Optional.of(lasts)));
        return this;
    }

    /** Power that is back, or a dialysis session. */
    public AReport restoring(SupplyKind kind) {
        supplied.add(new Supplied(kind, Optional.empty()));
        return this;
    }

    public AReport in(PlaceKind kind) {
        place = new Place(kind, Optional.empty(), Optional.empty(), Optional.empty());
        return this;
    }

    public AReport in(PlaceKind kind, Instant asOf) {
        place = new Place(kind, Optional.empty(), Optional.empty(), Optional.of(asOf));
        return this;
    }

    public AReport correcting(String word) {
        supersedes = Optional.of(Ids.report(word));
        return this;
    }

    public AReport marked(ReportMark... given) {
        marks = Set.of(given);
        return this;
    }

    /** As it was stated at that instant. */
    public SafetyReport stated(Instant observedAt) {
        return new SafetyReport(
                id,
                Optional.empty(),
                TypedName.NOTHING,
                contact,
                evidence,
                condition,
                place,
                needs.stream().map(kind -> new Need(kind, Optional.empty())).toList(),
                supplied,
                Optional.empty(),
                Source.CARE_MANAGER,
                Optional.empty(),
                Optional.empty(),
                new Observed.At(observedAt),
                Optional.empty(),
                supersedes,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** As it was received of somebody who knows only that it was between the two; incident time. */
    public Received receivedBetween(Instant from, Instant until, Instant receivedAt) {
        return new Received(stated(from), from, Optional.of(until), receivedAt, marks, Optional.empty());
    }

    /** As it was received; observed and received are incident time. */
    public Received received(Instant observedAt, Instant receivedAt) {
        return new Received(stated(observedAt), observedAt, receivedAt, marks);
    }
}
