package jp.anpi.safety.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.access.PersonField;
import jp.anpi.safety.access.Sight;
import jp.anpi.safety.contract.Channel;
import jp.anpi.safety.contract.CheckInput.ReportReceived;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.ContactAxis;
import jp.anpi.safety.contract.Evidence;
import jp.anpi.safety.contract.Explanation;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.ReportMark;
import jp.anpi.safety.contract.Source;
import jp.anpi.safety.contract.SupplyKind;
import jp.anpi.safety.matching.BirthDates;
import jp.anpi.safety.report.ReportBody;
import jp.anpi.safety.report.SafetyReport;

/**
 * One report as it was received. Times are incident time.
 *
 * @param observedUntil the latest it can have been observed; absent where {@code observedAt} is exact
 * @param withheld true when the viewer may know that there is a report but not what it says
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ReportView(
        ReportId id,
        Optional<ContactAxis> contact,
        Optional<Evidence> evidence,
        Optional<Condition> condition,
        Optional<Place> place,
        List<Need> needs,
        List<Supplied> supplied,
        Optional<String> notes,
        Optional<Source> source,
        Optional<Channel> channel,
        Optional<String> by,
        Instant observedAt,
        Optional<Instant> observedUntil,
        Instant receivedAt,
        Optional<Instant> enteredAt,
        Set<ReportMark> marks,
        Optional<ReportId> supersedes,
        Optional<Typed> typed,
        Optional<String> bundleId,
        Optional<Bundle> bundle,
        Optional<String> deviceId,
        Optional<Long> sequence,
        List<Remarked> remarks,
        boolean withheld) {

    /** What came together with it. @param others empty where the viewer may not know them */
    record Bundle(int reports, List<Member> others) {}

    record Member(PersonId personId, String name) {}

    /** @param kind for programs, {@code text} for people */
    record Remarked(Remark kind, Explanation text) {}

    /** @param detail and position are absent where they would tell a protected address */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Place(PlaceKind kind, Optional<String> detail, Optional<Double> lat, Optional<Double> lon) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Need(NeedKind kind, Optional<String> detail) {}

    /** @param hours how long it lasts */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Supplied(SupplyKind kind, Optional<Double> hours) {}

    /**
     * Whom the sender meant, in their own words.
     *
     * @param birthDateRead the date as it was understood; absent where it was not
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Typed(
            Optional<String> name,
            Optional<String> address,
            Optional<String> birthDate,
            Optional<LocalDate> birthDateRead) {}

    /**
     * What of a report is shown.
     *
     * @param deaths reported deaths
     * @param places where exactly the person is
     * @param typed whom the sender meant, for reports that name nobody known
     */
    record Shown(boolean deaths, boolean places, boolean typed) {

        /** @param confidential whether the report is about somebody under protection */
        static Shown of(Sight sight, boolean confidential) {
            return new Shown(sight.deaths(), sight.home(confidential), sight.shows(PersonField.OTHERS_MEANT));
        }
    }

    static ReportView of(ReportReceived received, Shown sight) {
        Optional<SafetyReport> said = ReportBody.read(received.body());
        boolean withheld = !sight.deaths()
                && said.filter(report -> report.condition() == Condition.DEAD).isPresent();
        Optional<SafetyReport> shown = withheld ? Optional.empty() : said;
        return new ReportView(
                received.report(),
                shown.map(SafetyReport::contact),
                shown.map(SafetyReport::evidence),
                shown.map(SafetyReport::condition),
                shown.map(report -> place(report.place(), sight.places())),
                shown.map(ReportView::needs).orElse(List.of()),
                shown.map(ReportView::supplied).orElse(List.of()),
                shown.flatMap(SafetyReport::notes),
                said.map(SafetyReport::source),
                said.flatMap(SafetyReport::channel),
                Optional.of(said.flatMap(SafetyReport::reportedBy)
                        .flatMap(SafetyReport.ReportedBy::name)
                        .orElse(received.sender().displayName())),
                received.observedAt(),
                received.observedUntil(),
                received.receivedAt(),
                said.flatMap(SafetyReport::enteredAt),
                received.marks(),
                said.flatMap(SafetyReport::supersedes),
                sight.typed() ? said.map(report -> typed(report, sight)) : Optional.empty(),
                said.flatMap(SafetyReport::bundleId),
                Optional.empty(),
                said.flatMap(SafetyReport::deviceId),
                said.flatMap(SafetyReport::sequence),
                List.of(),
                withheld);
    }

    /** The same with what people should know beside. */
    ReportView with(List<Remark> more, Optional<Bundle> together) {
        return new ReportView(
                id,
                contact,
                evidence,
                condition,
                place,
                needs,
                supplied,
                notes,
                source,
                channel,
                by,
                observedAt,
                observedUntil,
                receivedAt,
                enteredAt,
                marks,
                supersedes,
                typed,
                bundleId,
                together,
                deviceId,
                sequence,
                more.stream().map(one -> new Remarked(one, one.text())).toList(),
                withheld);
    }

    /** A report in words about somebody under protection may hold their address. */
    private static Typed typed(SafetyReport report, Shown sight) {
        var typed = report.typed();
        return new Typed(
                typed.name(),
                sight.places() ? typed.address() : Optional.empty(),
                typed.birthDate(),
                typed.birthDate().flatMap(BirthDates::read));
    }

    private static Place place(SafetyReport.Place place, boolean exactly) {
        return new Place(
                place.kind(),
                exactly ? place.detail() : Optional.empty(),
                exactly ? place.position().map(position -> position.lat()) : Optional.empty(),
                exactly ? place.position().map(position -> position.lon()) : Optional.empty());
    }

    private static List<Supplied> supplied(SafetyReport report) {
        return report.supplied().stream()
                .map(one -> new Supplied(one.kind(), one.lasts().map(lasts -> lasts.toSeconds() / 3600.0)))
                .toList();
    }

    private static List<Need> needs(SafetyReport report) {
        return report.needs().stream()
                .map(need -> new Need(need.kind(), need.detail()))
                .toList();
    }
}
