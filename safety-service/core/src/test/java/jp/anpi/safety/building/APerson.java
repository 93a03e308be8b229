package jp.anpi.safety.building;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.Dialysis;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.Medicine;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.Oxygen;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.ScheduleChange;
import jp.anpi.registry.contract.WeeklyService;

/** A person of the made-up city. */
public final class APerson {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 4, 1);

    private final String name;
    private PriorityGroup group = PriorityGroup.PUSH_SUPPORT;
    private DistrictId district = new DistrictId("d01");
    private Optional<Position> position = Optional.of(new Position(35.86, 139.9));
    private Lifecycle lifecycle = Lifecycle.AT_HOME;
    private Optional<String> phone = Optional.empty();
    private boolean confidential;
    private boolean plan;
    private final List<PoweredDevice> devices = new ArrayList<>();
    private Optional<Oxygen> oxygen = Optional.empty();
    private Optional<Dialysis> dialysis = Optional.empty();
    private final List<Medicine> medicines = new ArrayList<>();
    private final List<NamedChecker> checkers = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<WeeklyService> services = new ArrayList<>();
    private final List<ContactPerson> contacts = new ArrayList<>();
    private final List<ScheduleChange> changes = new ArrayList<>();
    private final List<Consent> consents = new ArrayList<>();

    private APerson(String name) {
        this.name = name;
    }

    public static APerson named(String name) {
        return new APerson(name);
    }

    public APerson in(PriorityGroup wanted) {
        group = wanted;
        return this;
    }

    public APerson livingIn(String districtCode) {
        district = new DistrictId(districtCode);
        return this;
    }

    public APerson at(double lat, double lon) {
        position = Optional.of(new Position(lat, lon));
        return this;
    }

    public APerson nobodyKnowsWhere() {
        position = Optional.empty();
        return this;
    }

    public APerson who(Lifecycle is) {
        lifecycle = is;
        return this;
    }

    public APerson reachedAt(String number) {
        phone = Optional.of(number);
        return this;
    }

    public APerson underProtection() {
        confidential = true;
        return this;
    }

    public APerson withPlan() {
        plan = true;
        return this;
    }

    public APerson ventilator(Duration internal, LocalDate checked) {
        return device(PoweredDevice.Kind.VENTILATOR, Optional.of(internal), Optional.of(checked));
    }

    public APerson device(PoweredDevice.Kind kind, Optional<Duration> internal, Optional<LocalDate> checked) {
        devices.add(new PoweredDevice(kind, internal, Optional.empty(), checked));
        return this;
    }

    public APerson oxygen(double litresPerMinute, double usableLitres) {
        oxygen = Optional.of(new Oxygen(litresPerMinute, usableLitres));
        return this;
    }

    public APerson dialysis(Optional<LocalDate> last, DayOfWeek... weekdays) {
        dialysis = Optional.of(new Dialysis(Set.of(weekdays), last));
        return this;
    }

    public APerson medicine(String what, Optional<Integer> days, Optional<LocalDate> countedOn) {
        medicines.add(new Medicine(what, true, days, countedOn));
        return this;
    }

    public APerson checkedBy(NamedChecker checker) {
        checkers.add(checker);
        plan = true;
        return this;
    }

    public APerson nurse(String member) {
        return served(Assignment.Role.VISITING_NURSE, member + "の事業所", Optional.of(member));
    }

    public APerson careManager(String member) {
        return served(Assignment.Role.CARE_MANAGER, member + "の事業所", Optional.of(member));
    }

    public APerson provider(String office) {
        return served(Assignment.Role.PROVIDER, office, Optional.empty());
    }

    public APerson served(Assignment.Role role, String office, Optional<String> member) {
        assignments.add(new Assignment(role, Ids.office(office), member.map(Ids::member), LONG_AGO, Optional.empty()));
        return this;
    }

    public APerson assigned(Assignment assignment) {
        assignments.add(assignment);
        return this;
    }

    public APerson unreachableContact(String relation) {
        contacts.add(new ContactPerson(name + "の" + relation, relation, Optional.empty(), Optional.empty(), false));
        return this;
    }

    public APerson dayService(String office, DayOfWeek day, String from, String to, Duration transport) {
        services.add(new WeeklyService(
                Ids.office(office),
                WeeklyService.Kind.DAY_SERVICE,
                day,
                LocalTime.parse(from),
                LocalTime.parse(to),
                transport));
        return this;
    }

    /** Staff of the office come to the home. */
    public APerson homeVisit(String office, DayOfWeek day, String from, String to) {
        services.add(new WeeklyService(
                Ids.office(office),
                WeeklyService.Kind.HOME_VISIT,
                day,
                LocalTime.parse(from),
                LocalTime.parse(to),
                Duration.ZERO));
        return this;
    }

    /** The same in these weeks of each month only. */
    public APerson inWeeks(int... weeks) {
        WeeklyService last = services.removeLast();
        services.add(new WeeklyService(
                last.office(),
                last.kind(),
                last.day(),
                last.start(),
                last.end(),
                last.transport(),
                IntStream.of(weeks).boxed().toList()));
        return this;
    }

    public APerson but(ScheduleChange change) {
        changes.add(change);
        return this;
    }

    public APerson dayOff(String office, String from, String to) {
        return but(new ScheduleChange.DayOff(Ids.office(office), LocalDate.parse(from), LocalDate.parse(to)));
    }

    public APerson staying(ScheduleChange.Stay.Where where, Optional<String> office, String from, Optional<String> to) {
        return but(new ScheduleChange.Stay(
                where, office.map(Ids::office), LocalDateTime.parse(from), to.map(LocalDateTime::parse)));
    }

    public APerson family(String relation, String number) {
        contacts.add(new ContactPerson(name + "の" + relation, relation, Optional.of(number), Optional.empty(), false));
        return this;
    }

    /** What the person said on that day about sharing with a scope in peacetime. */
    public APerson said(Consent.Answer answer, ConsentScope scope, LocalDate on) {
        consents.add(new Consent(
                Set.of(scope),
                answer,
                on,
                answer.isDecided() ? Consent.From.PERSON : Consent.From.NOBODY,
                Consent.Manner.FORM,
                "説明書 第1版",
                "福祉課",
                Instant.parse("2026-04-01T00:00:00Z")));
        return this;
    }

    public APerson supporter(String relation, String number) {
        contacts.add(new ContactPerson(name + "の" + relation, relation, Optional.of(number), Optional.empty(), true));
        return this;
    }

    public PersonState build() {
        return new PersonState(
                Ids.person(name),
                1,
                new PersonName(name, ""),
                Optional.empty(),
                new Home(name + "の住所", district, position, confidential),
                phone,
                lifecycle,
                new GroupPlacement(group, "試験", false),
                new LifeSupport(devices, oxygen, dialysis, medicines),
                plan,
                checkers,
                assignments,
                services,
                contacts,
                changes,
                List.of(),
                consents);
    }
}
