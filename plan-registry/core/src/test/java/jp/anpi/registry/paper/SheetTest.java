package jp.anpi.registry.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.disclosure.Occasion;
import jp.anpi.registry.disclosure.Relation;
import jp.anpi.registry.search.PeopleIndex;
import org.junit.jupiter.api.Test;

class SheetTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final MemberId SATO = new MemberId(new UUID(1, 1));
    private static final MemberId SUZUKI = new MemberId(new UUID(1, 2));
    private static final OfficeId OFFICE = new OfficeId(new UUID(2, 1));
    private static final DistrictId D1 = new DistrictId("d01");

    private static final SheetList SATOS = new SheetList.OfMember(SATO, OFFICE, Role.CARE_MANAGER, "佐藤");
    private static final SheetList DISTRICT = new SheetList.OfDistrict(
            D1, new TreeSet<>(Set.of(PriorityGroup.PUSH_SUPPORT, PriorityGroup.CARE_CONSIDERATION)), "川端");

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(5);

    @Test
    void aPagesCodeNamesSheetDayPageAndItsRowsInSymbolsThatAQrCodePacksTightly() {
        Sheet sheet = sheet(23);

        assertThat(sheet.pages()).isEqualTo(3);
        assertThat(sheet.page(1)).hasSize(10);
        assertThat(sheet.page(3)).isEqualTo(sheet.rows().subList(20, 23));
        assertThat(Sheet.pageOf(9)).isEqualTo(1);
        assertThat(Sheet.pageOf(10)).isEqualTo(2);
        String last = sheet.rows().get(20).code().symbols()
                + sheet.rows().get(21).code().symbols()
                + sheet.rows().get(22).code().symbols();
        assertThat(sheet.qr(3, TOKYO)).isEqualTo("ANPI:1:" + sheet.id() + ":20261101:3/3:" + last);
        assertThat(sheet.qr(1, TOKYO)).matches("[0-9A-Z $%*+./:-]{1,122}");
    }

    @Test
    void itsAgeIsCountedInDaysOfTheCity() {
        Sheet sheet = sheet(1);
        assertThat(sheet.madeOn(TOKYO)).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(sheet.age(TODAY, TOKYO)).isEqualTo(20);
        assertThat(sheet.age(LocalDate.of(2026, 11, 1), TOKYO)).isZero();
    }

    @Test
    void aSheetWithNobodyOnItIsNone() {
        assertThatThrownBy(() -> sheet(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMembersListHoldsWhomTheyAreInChargeOfToday() {
        assertThat(SATOS.holds(client(charge(SATO)), TODAY)).isTrue();
        assertThat(SATOS.holds(client(ofOffice(Assignment.Role.CARE_MANAGER)), TODAY))
                .as("the office as a whole is in charge")
                .isTrue();
        assertThat(SATOS.holds(client(charge(SUZUKI)), TODAY)).isFalse();
        assertThat(SATOS.holds(client(ofOffice(Assignment.Role.PROVIDER)), TODAY))
                .as("serving is not being in charge")
                .isFalse();
        assertThat(SATOS.holds(client(ended(SATO)), TODAY)).isFalse();
        assertThat(SATOS.holds(client(Lifecycle.MOVED_AWAY, charge(SATO)), TODAY))
                .isFalse();
    }

    @Test
    void pitfall14NobodyUnderProtectionStandsOnTheSheetOfADistrictAndNobodysProtectedAddressOnAny() {
        assertThat(DISTRICT.holds(resident(D1, PriorityGroup.PUSH_SUPPORT, false), TODAY))
                .isTrue();
        PersonState hidden = resident(D1, PriorityGroup.PUSH_SUPPORT, true);
        assertThat(DISTRICT.holds(hidden, TODAY)).isFalse();
        for (Occasion occasion : Occasion.values()) {
            for (SheetList list : List.of(SATOS, DISTRICT)) {
                assertThat(list.sight(hidden, occasion).home(hidden.home())).isFalse();
            }
        }
        assertThat(DISTRICT.holds(resident(D1, PriorityGroup.GENERAL, false), TODAY))
                .isFalse();
        assertThat(DISTRICT.holds(resident(new DistrictId("d02"), PriorityGroup.PUSH_SUPPORT, false), TODAY))
                .isFalse();
    }

    @Test
    void careStaffEnterTheirOwnSheetsAndTheRowsOfThoseWhoAreStillTheirsAndTheCityAll() {
        PersonState hers = client(charge(SATO));
        PersonState gone = client(ended(SATO));
        assertThat(DISTRICT.isEnteredBy(Role.DESK, Optional.empty())).isTrue();
        assertThat(SATOS.isEnteredBy(Role.CARE_MANAGER, Optional.of(SATO))).isTrue();
        assertThat(SATOS.isEnteredBy(Role.CARE_MANAGER, Optional.of(SUZUKI))).isFalse();
        assertThat(DISTRICT.isEnteredBy(Role.CARE_MANAGER, Optional.of(SATO))).isFalse();
        assertThat(SATOS.isEnteredBy(Role.PROVIDER_STAFF, Optional.empty())).isFalse();
        assertThat(Relation.to(hers, Optional.of(SATO), Optional.of(OFFICE), TODAY))
                .isEqualTo(Relation.IN_CHARGE);
        assertThat(Relation.to(gone, Optional.of(SATO), Optional.of(OFFICE), TODAY))
                .isEqualTo(Relation.NONE);
    }

    @Test
    void theIndexFindsTheSamePeopleAsTheListsHoldTheMostUrgentFirst() {
        var index = new PeopleIndex();
        List<PersonState> all = Stream.of(
                        client(charge(SATO)),
                        client(charge(SUZUKI)),
                        client(ended(SATO)),
                        client(ofOffice(Assignment.Role.VISITING_NURSE)),
                        resident(D1, PriorityGroup.CARE_CONSIDERATION, false),
                        resident(D1, PriorityGroup.PUSH_SUPPORT, false),
                        resident(D1, PriorityGroup.GENERAL, false))
                .toList();
        all.forEach(index::put);

        assertThat(index.inChargeOf(SATO, OFFICE, TODAY))
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(person -> SATOS.holds(person, TODAY))
                        .map(PersonState::id)
                        .toList());
        assertThat(index.livingIn(D1, Set.of(PriorityGroup.PUSH_SUPPORT, PriorityGroup.CARE_CONSIDERATION)))
                .containsExactly(all.get(5).id(), all.get(4).id());
    }

    private Sheet sheet(int people) {
        return new Sheet(
                SheetId.random(random),
                SATOS,
                Instant.parse("2026-10-31T23:30:00Z"),
                Stream.generate(() ->
                                new SheetRow(RowCode.random(random), new PersonId(new UUID(0, random.nextLong()))))
                        .limit(people)
                        .toList());
    }

    private static Assignment charge(MemberId member) {
        return new Assignment(
                Assignment.Role.CARE_MANAGER, OFFICE, Optional.of(member), TODAY.minusYears(1), Optional.empty());
    }

    private static Assignment ended(MemberId member) {
        return new Assignment(
                Assignment.Role.CARE_MANAGER,
                OFFICE,
                Optional.of(member),
                TODAY.minusYears(1),
                Optional.of(TODAY.minusDays(1)));
    }

    private static Assignment ofOffice(Assignment.Role role) {
        return new Assignment(role, OFFICE, Optional.empty(), TODAY.minusYears(1), Optional.empty());
    }

    private PersonState client(Assignment assignment) {
        return client(Lifecycle.AT_HOME, assignment);
    }

    private PersonState client(Lifecycle lifecycle, Assignment assignment) {
        return person(new DistrictId("d09"), PriorityGroup.PUSH_SUPPORT, false, lifecycle, List.of(assignment));
    }

    private PersonState resident(DistrictId district, PriorityGroup group, boolean confidential) {
        return person(district, group, confidential, Lifecycle.AT_HOME, List.of());
    }

    private PersonState person(
            DistrictId district,
            PriorityGroup group,
            boolean confidential,
            Lifecycle lifecycle,
            List<Assignment> assignments) {
        return new PersonState(
                new PersonId(new UUID(3, random.nextLong())),
                1,
                new PersonName("見本 花子", "ミホン ハナコ"),
                Optional.empty(),
                new Home("川端1-1", district, Optional.empty(), confidential),
                Optional.empty(),
                lifecycle,
                new GroupPlacement(group, "試験", false),
                LifeSupport.NONE,
                false,
                List.of(),
                assignments,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
