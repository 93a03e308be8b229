package jp.anpi.registry.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Period;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.WeeklyService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The town, looked at from every side. */
class SampleCityTest {

    private static final Pattern NOBODYS_PHONE = Pattern.compile("(090|04)-0000-\\d{4}");

    private final SampleCity town = SampleCity.generate(SampleSize.TOWN, 7);
    private final List<PersonState> people = town.persons().toList();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, -5, 20_261_120})
    void theTownHasExactlyThePeopleAndPlansOfTheIssue(long seed) {
        var sample = SampleCity.generate(SampleSize.TOWN, seed);
        var groups = sample.persons()
                .collect(Collectors.groupingBy(person -> person.placement().group(), Collectors.counting()));
        assertThat(groups)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        PriorityGroup.PUSH_SUPPORT, 40L,
                        PriorityGroup.MEDICAL_COORDINATION, 110L,
                        PriorityGroup.CARE_CONSIDERATION, 450L,
                        PriorityGroup.REASONABLE_ACCOMMODATION, 600L,
                        PriorityGroup.GENERAL, 1_800L));
        assertThat(sample.persons().filter(PersonState::hasPlan)).hasSize(30);
        assertThat(sample.personCount()).isEqualTo(3_000);
    }

    @Test
    void someWomenAreStillKnownByTheNameBeforeTheirMarriageAndSomePeopleByTheirHouse() {
        List<PersonState> known =
                people.stream().filter(person -> !person.aliases().isEmpty()).toList();
        assertThat(known.size()).isBetween(people.size() / 100, people.size() / 10);
        assertThat(known)
                .filteredOn(person -> given(person.name().written())
                        .equals(given(person.aliases().getFirst().written())))
                .as("another surname before the same given name")
                .isNotEmpty()
                .allSatisfy(person -> assertThat(person.aliases()).doesNotContain(person.name()));
        assertThat(known)
                .as("the name of a house, which has no given name")
                .anyMatch(person -> !person.aliases().getFirst().written().contains("　"));
    }

    private static String given(String name) {
        return name.substring(name.indexOf('　') + 1);
    }

    @Test
    void aPlanIsNotWhatPutsAPersonIntoAGroup() {
        assertThat(people)
                .filteredOn(person -> person.placement().group() == PriorityGroup.PUSH_SUPPORT)
                .anyMatch(PersonState::hasPlan)
                .anyMatch(person -> !person.hasPlan());
    }

    @Test
    void everyIdIsThereOnce() {
        assertThat(people).extracting(PersonState::id).doesNotHaveDuplicates();
        assertThat(town.offices()).extracting(OfficeState::id).doesNotHaveDuplicates();
        assertThat(town.offices()).extracting(OfficeState::name).doesNotHaveDuplicates();
        assertThat(town.members()).extracting(MemberState::id).doesNotHaveDuplicates();
        assertThat(town.accounts()).extracting(SampleAccount::username).doesNotHaveDuplicates();
        assertThat(people).allMatch(person -> person.id().value().version() == 4);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var offices = town.offices().stream().collect(Collectors.toMap(OfficeState::id, Function.identity()));
        var members = town.members().stream().collect(Collectors.toMap(MemberState::id, Function.identity()));
        assertThat(members.values()).allSatisfy(member -> {
            assertThat(offices).containsKey(member.office());
            assertThat(member.deputy().stream()).allSatisfy(deputy -> {
                assertThat(deputy).isNotEqualTo(member.id());
                assertThat(members.get(deputy).office()).isEqualTo(member.office());
            });
        });
        assertThat(people).allSatisfy(person -> {
            assertThat(person.services())
                    .allSatisfy(service -> assertThat(offices).containsKey(service.office()));
            assertThat(person.assignments()).allSatisfy(assignment -> {
                assertThat(offices).containsKey(assignment.office());
                assertThat(assignment.member().stream())
                        .allSatisfy(member ->
                                assertThat(members.get(member).office()).isEqualTo(assignment.office()));
            });
            assertThat(person.checkers())
                    .allSatisfy(checker -> assertThat(known(checker, person, offices.keySet(), members.keySet()))
                            .isTrue());
        });
        assertThat(town.accounts()).allSatisfy(account -> {
            assertThat(account.member().stream()).allMatch(members::containsKey);
            assertThat(account.office().stream()).allMatch(offices::containsKey);
        });
    }

    @Test
    void whoeverServesAPersonWeeklyIsAssignedToThem() {
        assertThat(people)
                .allSatisfy(person -> assertThat(person.assignments().stream()
                                .filter(assignment -> assignment.holdsOn(SampleCity.DEFAULT_DAY))
                                .map(Assignment::office))
                        .containsAll(person.services().stream()
                                .map(WeeklyService::office)
                                .toList()));
    }

    @Test
    void everyoneOfTheFirstThreeGroupsHasOneCareManagerWithThirtyFiveToFortyClients() {
        var clients = new HashMap<Object, Integer>();
        for (var person : people) {
            var managers = person.assignments().stream()
                    .filter(assignment -> assignment.role() == Assignment.Role.CARE_MANAGER)
                    .filter(assignment -> assignment.holdsOn(SampleCity.DEFAULT_DAY))
                    .toList();
            boolean managed = person.placement().group().compareTo(PriorityGroup.CARE_CONSIDERATION) <= 0;
            assertThat(managers).hasSize(managed ? 1 : 0);
            managers.forEach(manager -> clients.merge(manager.member().orElseThrow(), 1, Integer::sum));
        }
        assertThat(clients).hasSize(16);
        assertThat(clients.values()).allMatch(count -> count >= 35 && count <= 40);
        assertThat(new HashSet<>(clients.values())).as("caseloads differ").hasSizeGreaterThan(3);
    }

    @Test
    void theFirstTwoGroupsAreVisitedByNurses() {
        assertThat(people)
                .filteredOn(person -> person.placement().group().compareTo(PriorityGroup.MEDICAL_COORDINATION) <= 0)
                .allMatch(person -> person.assignments().stream()
                        .anyMatch(assignment -> assignment.role() == Assignment.Role.VISITING_NURSE));
    }

    @Test
    void infantsAreNeverAmongTheGeneralPublicAndTheReasonFitsTheGroup() {
        assertThat(people)
                .filteredOn(person -> person.birthDate()
                        .filter(born ->
                                Period.between(born, SampleCity.DEFAULT_DAY).getYears() < 6)
                        .isPresent())
                .hasSizeGreaterThan(50)
                .noneMatch(person -> person.placement().group() == PriorityGroup.GENERAL);
        assertThat(people)
                .filteredOn(person -> person.placement().group() == PriorityGroup.PUSH_SUPPORT)
                .allMatch(person -> !person.lifeSupport().devices().isEmpty());
    }

    @Test
    void someCapacitiesAreUnknown() {
        var devices = people.stream()
                .flatMap(person -> person.lifeSupport().devices().stream())
                .toList();
        assertThat(devices)
                .anyMatch(device -> device.internal().isEmpty())
                .anyMatch(device -> device.internal().isPresent());
        assertThat(people).anyMatch(person -> person.lifeSupport().oxygen().isPresent());
        assertThat(people.stream().flatMap(person -> person.lifeSupport().dialysis().stream()))
                .isNotEmpty()
                .allMatch(dialysis -> dialysis.weekdays().size() == 3)
                .allMatch(dialysis -> dialysis.lastSession()
                        .filter(day -> !dialysis.weekdays().contains(day.getDayOfWeek()))
                        .isEmpty());
    }

    @Test
    void familiesShareSurnameAndDistrictAndTwinsTheirBirthDate() {
        var byHome = people.stream()
                .collect(Collectors.groupingBy(person -> person.home().position()));
        var families = byHome.entrySet().stream()
                .filter(entry -> entry.getKey().isPresent() && entry.getValue().size() > 1)
                .map(Map.Entry::getValue)
                .toList();
        assertThat(families)
                .hasSizeGreaterThan(300)
                .allSatisfy(family -> assertThat(
                                family.stream().map(SampleCityTest::surname).distinct())
                        .hasSize(1));
        assertThat(families).as("twins").anyMatch(family -> {
            var births = family.stream()
                    .flatMap(person -> person.birthDate().stream())
                    .toList();
            return new HashSet<>(births).size() < births.size();
        });
        assertThat(families)
                .allSatisfy(family -> assertThat(family)
                        .extracting(person -> person.name().written() + person.birthDate())
                        .doesNotHaveDuplicates());
    }

    @Test
    void rareCharactersAreThereAndSomeDoNotExistInWindows31j() {
        var encoder = Charset.forName("windows-31j").newEncoder();
        var names = people.stream().map(person -> person.name().written()).toList();
        assertThat(names).anyMatch(name -> name.contains("髙")).anyMatch(name -> name.contains("﨑"));
        assertThat(names).anyMatch(name -> name.contains("𠮷")).anyMatch(name -> name.contains("邉"));
        assertThat(names).filteredOn(name -> !encoder.canEncode(name)).hasSizeBetween(1, 300);
        assertThat(people).allMatch(person -> person.name().kana().matches("[ァ-ヶー]+　[ァ-ヶー]+"));
    }

    @Test
    void addressesAreWrittenInManyWays() {
        var addresses = people.stream().map(person -> person.home().text()).toList();
        assertThat(addresses).allMatch(address -> address.startsWith("みなせ町"));
        for (var form :
                List.of("\\d-\\d+-\\d+", "[０-９]－[０-９]", "[０-９]−[０-９]", "[０-９]丁目", "[一二三四五]丁目\\d", "丁目[一二三四五六七八九十]+番")) {
            var pattern = Pattern.compile(form);
            assertThat(addresses)
                    .as(form)
                    .anyMatch(address -> pattern.matcher(address).find());
        }
    }

    @Test
    void someAreProtectedSomeAwayAndSomeNotLocated() {
        assertThat(people).anyMatch(person -> person.home().confidential());
        assertThat(people).anyMatch(person -> person.home().position().isEmpty());
        assertThat(people).anyMatch(person -> person.birthDate().isEmpty());
        assertThat(people).extracting(PersonState::lifecycle).contains(Lifecycle.IN_HOSPITAL, Lifecycle.IN_FACILITY);
        assertThat(people)
                .filteredOn(person -> person.lifecycle() != Lifecycle.AT_HOME)
                .allMatch(person -> person.services().isEmpty());
    }

    @Test
    void servicesIncludeTransportAndCrossMidnight() {
        var services =
                people.stream().flatMap(person -> person.services().stream()).toList();
        assertThat(services).anyMatch(service -> service.end().isBefore(service.start()));
        assertThat(services)
                .filteredOn(service -> service.kind() == WeeklyService.Kind.DAY_SERVICE)
                .isNotEmpty()
                .allMatch(service -> service.transport().isPositive());
    }

    @Test
    void plansNameCheckersOfEveryKindAndOnlyPlansDo() {
        assertThat(people)
                .filteredOn(person -> !person.hasPlan())
                .allMatch(person -> person.checkers().isEmpty());
        assertThat(people.stream()
                        .flatMap(person -> person.checkers().stream())
                        .map(Object::getClass)
                        .distinct())
                .hasSize(3);
        assertThat(people)
                .filteredOn(PersonState::hasPlan)
                .allMatch(person -> person.contacts().stream().anyMatch(ContactPerson::supporter));
    }

    @Test
    void noTelephoneAndNoMailCanReachAnybody() {
        var phones = Stream.of(
                        people.stream().map(PersonState::phone),
                        people.stream()
                                .flatMap(person -> person.contacts().stream())
                                .map(ContactPerson::phone),
                        town.members().stream().map(MemberState::phone),
                        town.offices().stream().map(OfficeState::phone))
                .flatMap(Function.identity())
                .flatMap(Optional::stream);
        assertThat(phones)
                .hasSizeGreaterThan(2_000)
                .allMatch(phone -> NOBODYS_PHONE.matcher(phone).matches());
        var mails = Stream.of(
                        people.stream()
                                .flatMap(person -> person.contacts().stream())
                                .map(ContactPerson::mail),
                        town.members().stream().map(MemberState::mail),
                        town.offices().stream().map(OfficeState::mail))
                .flatMap(Function.identity())
                .flatMap(Optional::stream);
        assertThat(mails).isNotEmpty().allMatch(mail -> mail.endsWith("@minase.example"));
    }

    @Test
    void theAccountsOfTheHandbookExist() {
        var roles = town.accounts().stream().collect(Collectors.toMap(SampleAccount::username, SampleAccount::role));
        assertThat(roles)
                .containsEntry("desk", Role.DESK)
                .containsEntry("care-001", Role.CARE_MANAGER)
                .containsEntry("visit-001", Role.MEDICAL_VISITOR)
                .containsEntry("provider-001", Role.PROVIDER_STAFF);
        assertThat(town.accounts()).hasSize(town.members().size() + 3);
    }

    private static boolean known(
            NamedChecker checker, PersonState person, Collection<?> offices, Collection<?> members) {
        return switch (checker) {
            case NamedChecker.ByMember by -> members.contains(by.member());
            case NamedChecker.ByOffice by -> offices.contains(by.office());
            case NamedChecker.ByContact by -> by.contact() < person.contacts().size();
        };
    }

    private static String surname(PersonState person) {
        return person.name().written().split("　")[0];
    }
}
