package jp.anpi.deploy.bench.micro;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.sample.SampleCity;
import jp.anpi.registry.sample.SampleSize;
import jp.anpi.safety.check.CheckContext;
import jp.anpi.safety.check.CheckEvent;
import jp.anpi.safety.check.SafetyCheck;
import jp.anpi.safety.clock.Assumptions;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.ContactAxis;
import jp.anpi.safety.contract.Evidence;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.IncidentKind;
import jp.anpi.safety.contract.OutageId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.Source;
import jp.anpi.safety.incident.IncidentFacts;
import jp.anpi.safety.incident.Policy;
import jp.anpi.safety.incident.RosterRow;
import jp.anpi.safety.ladder.PeopleAround;
import jp.anpi.safety.report.Observed;
import jp.anpi.safety.report.Received;
import jp.anpi.safety.report.SafetyReport;

/** The sample's people in an incident with an outage of the whole city. */
final class SampleTown implements PeopleAround {

    static final Instant OPENED = Instant.parse("2026-11-20T01:00:00Z");
    static final long SEED = 1;

    private static final Actor DESK = new Actor("desk", "desk", Role.DESK, Optional.empty(), Optional.empty());

    private final Map<MemberId, MemberState> members = new HashMap<>();
    private final Map<OfficeId, OfficeState> offices = new HashMap<>();
    private final SampleCity city;
    private final IncidentFacts incident;

    SampleTown(SampleSize size) {
        city = SampleCity.generate(size, SEED);
        city.members().forEach(member -> members.put(member.id(), member));
        city.offices().forEach(office -> offices.put(office.id(), office));
        var id = new IncidentId(new UUID(1, 1));
        incident = IncidentFacts.opened(
                        new IncidentEvent.Opened(
                                id,
                                IncidentKind.EARTHQUAKE,
                                Mode.REAL,
                                "bench",
                                new Area.City(),
                                Set.of(),
                                OPENED,
                                OPENED,
                                1,
                                Policy.STANDARD.name(),
                                DESK),
                        Policy.STANDARD,
                        ZoneId.of("Asia/Tokyo"))
                .with(new IncidentEvent.OutageDeclared(
                        id, new OutageId(new UUID(2, 2)), new Area.City(), OPENED, Optional.empty(), DESK));
    }

    SampleCity city() {
        return city;
    }

    IncidentFacts incident() {
        return incident;
    }

    List<PersonState> people(PriorityGroup group, int most) {
        return city.persons()
                .filter(person -> person.placement().group() == group)
                .limit(most)
                .toList();
    }

    CheckContext context(PersonState person) {
        return new CheckContext(incident, person, this, Assumptions.STANDARD);
    }

    SafetyCheck unasked(PersonState person) {
        return SafetyCheck.of(RosterRow.freeze(incident, person, 0));
    }

    /** "Seen and safe." */
    static CheckEvent safe(PersonState person, Instant at) {
        var report = new SafetyReport(
                new ReportId(person.id().value()),
                Optional.of(person.id()),
                SafetyReport.TypedName.NOTHING,
                ContactAxis.REACHED,
                Evidence.DIRECT,
                Condition.SAFE,
                SafetyReport.Place.UNKNOWN,
                List.of(),
                List.of(),
                Optional.empty(),
                Source.CARE_MANAGER,
                Optional.empty(),
                Optional.empty(),
                new Observed.At(at),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new CheckEvent.Reported(
                new Received(report, at, at.plus(Duration.ofSeconds(2)), Set.of()), Optional.empty());
    }

    @Override
    public Optional<MemberState> findMember(MemberId id) {
        return Optional.ofNullable(members.get(id));
    }

    @Override
    public Optional<OfficeState> findOffice(OfficeId id) {
        return Optional.ofNullable(offices.get(id));
    }
}
