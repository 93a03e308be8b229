package jp.anpi.registry.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.joining.Joining.Difference;
import org.junit.jupiter.api.Test;

class JoiningTest {

    private static final Assignment MANAGER = new Assignment(
            Assignment.Role.CARE_MANAGER, OfficeId.random(), Optional.empty(), LocalDate.EPOCH, Optional.empty());
    private static final Assignment NURSE = new Assignment(
            Assignment.Role.VISITING_NURSE, OfficeId.random(), Optional.empty(), LocalDate.EPOCH, Optional.empty());
    private static final WeeklyService BY_HAND = service(DayOfWeek.MONDAY);
    private static final WeeklyService TOLD = service(DayOfWeek.TUESDAY);

    private final PersonState stays =
            person("髙﨑 花子", "川端1-2", false, Optional.of("04-0000-0001"), List.of(MANAGER), List.of());
    private final PersonState goes =
            person("高崎 花", "川端9-9", true, Optional.empty(), List.of(MANAGER, NURSE), List.of(BY_HAND, TOLD));

    @Test
    void whatOnlyTheOtherKnowsComesToTheOneThatStays() {
        PersonState one = new Joining(stays, goes).joined(List.of(TOLD));
        assertThat(one.id()).isEqualTo(stays.id());
        assertThat(one.version()).isEqualTo(stays.version() + 1);
        assertThat(one.assignments()).containsExactly(MANAGER, NURSE);
        assertThat(one.services()).as("but what the exchange will tell anew").containsExactly(BY_HAND);
        assertThat(one.contacts()).isEqualTo(goes.contacts());
    }

    @Test
    void whereTheyContradictTheOneThatStaysIsBelievedAndTheOtherNameIsAnother() {
        var joining = new Joining(stays, goes);
        assertThat(joining.differences())
                .as("a telephone number that only one has is no contradiction")
                .containsExactly(Difference.NAME, Difference.ADDRESS);
        PersonState one = joining.joined(List.of());
        assertThat(one.name()).isEqualTo(stays.name());
        assertThat(one.aliases()).containsExactly(goes.name());
        assertThat(one.home().text()).isEqualTo("川端1-2");
        assertThat(one.phone()).contains("04-0000-0001");
    }

    @Test
    void whoeverOfTheTwoIsUnderProtectionTheOnePersonIs() {
        assertThat(new Joining(stays, goes).joined(List.of()).home().confidential())
                .isTrue();
    }

    @Test
    void joiningAgainBringsNothingTwice() {
        PersonState one = new Joining(stays, goes).joined(List.of());
        assertThat(new Joining(one, goes).joined(List.of()).withVersion(one.version()))
                .isEqualTo(one);
    }

    private static WeeklyService service(DayOfWeek day) {
        return new WeeklyService(
                OfficeId.random(),
                WeeklyService.Kind.DAY_SERVICE,
                day,
                LocalTime.of(9, 0),
                LocalTime.of(16, 0),
                Duration.ZERO);
    }

    private static PersonState person(
            String name,
            String address,
            boolean confidential,
            Optional<String> phone,
            List<Assignment> assignments,
            List<WeeklyService> services) {
        return new PersonState(
                PersonId.random(),
                3,
                new PersonName(name, ""),
                Optional.of(LocalDate.of(1941, 5, 3)),
                new Home(address, new DistrictId("d01"), Optional.empty(), confidential),
                phone,
                Lifecycle.AT_HOME,
                new GroupPlacement(PriorityGroup.GENERAL, "", false),
                LifeSupport.NONE,
                false,
                List.of(),
                assignments,
                services,
                services.isEmpty()
                        ? List.of()
                        : List.of(new ContactPerson(
                                "見本 次郎", "長男", Optional.of("090-0000-0001"), Optional.empty(), false)),
                List.of(),
                List.of(),
                List.of());
    }
}
