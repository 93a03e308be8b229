package jp.anpi.safety.simulation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.Dialysis;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.Medicine;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.Oxygen;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.ScheduleChange;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.safety.ladder.DutyOfficer;
import jp.anpi.safety.ladder.PeopleAround;

/**
 * Everybody in one made-up world: people with devices, schedules and contacts, and the offices that look after them. Half
 * belong to ① and ②, so that life-support clocks and short rungs are met often.
 */
record Cast(Map<PersonId, PersonState> people, Map<MemberId, MemberState> members, Map<OfficeId, OfficeState> offices)
        implements PeopleAround {

    static final int PEOPLE = 12;
    static final List<DistrictId> DISTRICTS =
            List.of(new DistrictId("d01"), new DistrictId("d02"), new DistrictId("d03"));

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 4, 1);
    private static final List<PriorityGroup> GROUPS = List.of(
            PriorityGroup.PUSH_SUPPORT,
            PriorityGroup.PUSH_SUPPORT,
            PriorityGroup.MEDICAL_COORDINATION,
            PriorityGroup.CARE_CONSIDERATION,
            PriorityGroup.REASONABLE_ACCOMMODATION,
            PriorityGroup.GENERAL);

    static Cast of(Dice dice, LocalDate onset) {
        Map<OfficeId, OfficeState> offices = new LinkedHashMap<>();
        Map<MemberId, MemberState> members = new LinkedHashMap<>();
        for (OfficeState.Kind kind : OfficeState.Kind.values()) {
            OfficeState office = office(dice, kind);
            offices.put(office.id(), office);
        }
        for (int i = 0; i < 3; i++) {
            MemberState nurse = member(dice, "看護師", i, OfficeState.Kind.VISITING_NURSING, Role.MEDICAL_VISITOR);
            MemberState manager = member(dice, "ケアマネ", i, OfficeState.Kind.CARE_MANAGEMENT, Role.CARE_MANAGER);
            members.put(nurse.id(), nurse);
            members.put(manager.id(), manager);
        }
        Map<PersonId, PersonState> people = new LinkedHashMap<>();
        for (int i = 0; i < PEOPLE; i++) {
            PersonState person = new Cast(people, members, offices).person(dice, "人" + i, onset);
            people.put(person.id(), person);
        }
        return new Cast(people, members, offices);
    }

    @Override
    public Optional<MemberState> findMember(MemberId id) {
        return Optional.ofNullable(members.get(id));
    }

    @Override
    public Optional<OfficeState> findOffice(OfficeId id) {
        return Optional.ofNullable(offices.get(id));
    }

    private static OfficeState office(Dice dice, OfficeState.Kind kind) {
        return new OfficeState(
                new OfficeId(dice.id(kind.name())),
                1,
                kind.name(),
                kind,
                DISTRICTS.getFirst(),
                Optional.empty(),
                Optional.of("04-0000-0000"),
                Optional.empty(),
                false);
    }

    /** Two of three have the next one for a deputy; the last has none. */
    private static MemberState member(Dice dice, String word, int number, OfficeState.Kind kind, Role role) {
        return new MemberState(
                new MemberId(dice.id(word + number)),
                1,
                new OfficeId(dice.id(kind.name())),
                word + number,
                role,
                Optional.empty(),
                Optional.of(word + number + "@example.jp"),
                number == 2 ? Optional.empty() : Optional.of(new MemberId(dice.id(word + (number + 1)))));
    }

    private PersonState person(Dice dice, String name, LocalDate onset) {
        RandomGenerator random = dice.about("person " + name);
        PriorityGroup group = Dice.anyOf(random, GROUPS);
        boolean medical = group == PriorityGroup.PUSH_SUPPORT || group == PriorityGroup.MEDICAL_COORDINATION;
        List<ContactPerson> contacts = contacts(random, name);
        List<Assignment> assignments = assignments(dice, random, medical);
        return new PersonState(
                new PersonId(dice.id(name)),
                1,
                new PersonName(name, ""),
                Optional.empty(),
                home(random, name),
                random.nextBoolean() ? Optional.of("090") : Optional.empty(),
                Dice.oneIn(random, 12) ? Lifecycle.IN_HOSPITAL : Lifecycle.AT_HOME,
                new GroupPlacement(group, "試験", false),
                medical ? lifeSupport(random, group, onset) : LifeSupport.NONE,
                Dice.oneIn(random, 4),
                checkers(dice, random, contacts),
                assignments,
                services(dice, random),
                contacts,
                changes(dice, name, onset),
                List.of(),
                List.of());
    }

    /** A stay around the onset, or an office that is closed on the day. */
    private static List<ScheduleChange> changes(Dice dice, String name, LocalDate onset) {
        RandomGenerator random = dice.about("changes " + name);
        OfficeId house = new OfficeId(dice.id(OfficeState.Kind.SHORT_STAY.name()));
        OfficeId day = new OfficeId(dice.id(OfficeState.Kind.DAY_SERVICE.name()));
        return switch (random.nextInt(6)) {
            case 0 ->
                List.of(new ScheduleChange.Stay(
                        Dice.anyOf(
                                random,
                                List.of(ScheduleChange.Stay.Where.SHORT_STAY, ScheduleChange.Stay.Where.FACILITY)),
                        random.nextBoolean() ? Optional.of(house) : Optional.empty(),
                        onset.minusDays(1).atTime(16, 0),
                        Optional.of(onset.plusDays(1).atTime(10, 0))));
            case 1 -> List.of(new ScheduleChange.DayOff(day, onset, onset.plusDays(2)));
            default -> List.of();
        };
    }

    @Override
    public List<DutyOfficer> onDuty(Instant now) {
        return List.of(
                new DutyOfficer("当直責任者", "甲", Optional.empty(), Optional.empty()),
                new DutyOfficer("代理", "乙", Optional.empty(), Optional.empty()));
    }

    private static Home home(RandomGenerator random, String name) {
        Optional<Position> position = Dice.oneIn(random, 8)
                ? Optional.empty()
                : Optional.of(new Position(35.8 + random.nextDouble() / 10, 139.9 + random.nextDouble() / 10));
        return new Home(name + "の住所", Dice.anyOf(random, DISTRICTS), position, Dice.oneIn(random, 10));
    }

    private static List<ContactPerson> contacts(RandomGenerator random, String name) {
        List<ContactPerson> contacts = new ArrayList<>();
        for (String relation : List.of("長女", "隣人")) {
            if (random.nextBoolean()) {
                Optional<String> phone = Dice.oneIn(random, 5) ? Optional.empty() : Optional.of("080");
                contacts.add(new ContactPerson(
                        name + "の" + relation, relation, phone, Optional.empty(), relation.equals("隣人")));
            }
        }
        return contacts;
    }

    private static List<Assignment> assignments(Dice dice, RandomGenerator random, boolean medical) {
        List<Assignment> assignments = new ArrayList<>();
        if (medical && random.nextInt(4) > 0) {
            assignments.add(held(
                    dice,
                    Assignment.Role.VISITING_NURSE,
                    OfficeState.Kind.VISITING_NURSING,
                    Optional.of("看護師" + random.nextInt(3))));
        }
        if (random.nextInt(4) > 0) {
            assignments.add(held(
                    dice,
                    Assignment.Role.CARE_MANAGER,
                    OfficeState.Kind.CARE_MANAGEMENT,
                    Optional.of("ケアマネ" + random.nextInt(3))));
        }
        if (random.nextBoolean()) {
            assignments.add(held(dice, Assignment.Role.PROVIDER, OfficeState.Kind.HOME_HELP, Optional.empty()));
        }
        return assignments;
    }

    private static Assignment held(Dice dice, Assignment.Role role, OfficeState.Kind kind, Optional<String> member) {
        return new Assignment(
                role,
                new OfficeId(dice.id(kind.name())),
                member.map(word -> new MemberId(dice.id(word))),
                LONG_AGO,
                Optional.empty());
    }

    private static List<NamedChecker> checkers(Dice dice, RandomGenerator random, List<ContactPerson> contacts) {
        return switch (random.nextInt(8)) {
            case 0 -> List.of(new NamedChecker.ByMember(new MemberId(dice.id("ケアマネ" + random.nextInt(3)))));
            case 1 -> List.of(new NamedChecker.ByOffice(new OfficeId(dice.id(OfficeState.Kind.DAY_SERVICE.name()))));
            case 2 -> List.of(new NamedChecker.ByContact(random.nextInt(contacts.size() + 1)));
            default -> List.of();
        };
    }

    /** Some days a week, over midnight for a short stay. */
    private static List<WeeklyService> services(Dice dice, RandomGenerator random) {
        List<WeeklyService> services = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (Dice.oneIn(random, 4)) {
                boolean stay = Dice.oneIn(random, 4);
                OfficeState.Kind kind = stay ? OfficeState.Kind.SHORT_STAY : OfficeState.Kind.DAY_SERVICE;
                services.add(new WeeklyService(
                        new OfficeId(dice.id(kind.name())),
                        stay ? WeeklyService.Kind.SHORT_STAY : WeeklyService.Kind.DAY_SERVICE,
                        day,
                        stay ? LocalTime.of(16, 0) : LocalTime.of(9, 30),
                        stay ? LocalTime.of(10, 0) : LocalTime.of(16, 0),
                        Duration.ofMinutes(random.nextInt(40))));
            }
        }
        return services;
    }

    private static LifeSupport lifeSupport(RandomGenerator random, PriorityGroup group, LocalDate onset) {
        List<PoweredDevice> devices = new ArrayList<>();
        Optional<Oxygen> oxygen = Optional.empty();
        if (group == PriorityGroup.PUSH_SUPPORT) {
            devices.add(device(random, onset));
            if (Dice.oneIn(random, 3)) {
                devices.add(device(random, onset));
            }
            if (Dice.oneIn(random, 3)) {
                oxygen = Optional.of(new Oxygen(1 + random.nextInt(4), 100 + random.nextInt(1_500)));
            }
            return new LifeSupport(devices, oxygen, Optional.empty(), List.of());
        }
        Optional<Dialysis> dialysis = random.nextBoolean()
                ? Optional.of(new Dialysis(
                        Set.of(DayOfWeek.of(1 + random.nextInt(3)), DayOfWeek.of(4 + random.nextInt(3))),
                        random.nextBoolean() ? Optional.of(onset.minusDays(random.nextInt(4))) : Optional.empty()))
                : Optional.empty();
        List<Medicine> medicines = random.nextBoolean()
                ? List.of(new Medicine(
                        "インスリン",
                        true,
                        Optional.of(random.nextInt(20)),
                        Optional.of(onset.minusDays(random.nextInt(14)))))
                : List.of();
        return new LifeSupport(devices, oxygen, dialysis, medicines);
    }

    private static PoweredDevice device(RandomGenerator random, LocalDate onset) {
        Optional<Duration> internal =
                Dice.oneIn(random, 4) ? Optional.empty() : Optional.of(Duration.ofMinutes(10 + random.nextInt(720)));
        Optional<Duration> external =
                Dice.oneIn(random, 3) ? Optional.of(Duration.ofMinutes(random.nextInt(600))) : Optional.empty();
        Optional<LocalDate> checked =
                Dice.oneIn(random, 3) ? Optional.empty() : Optional.of(onset.minusDays(random.nextInt(700)));
        return new PoweredDevice(Dice.anyOf(random, List.of(PoweredDevice.Kind.values())), internal, external, checked);
    }
}
