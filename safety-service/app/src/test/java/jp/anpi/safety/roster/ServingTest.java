package jp.anpi.safety.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.Agreed;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import org.junit.jupiter.api.Test;

class ServingTest {

    private final PersonId hanako = PersonId.random();
    private final OfficeId office = OfficeId.random();
    private final MemberId member = MemberId.random();
    private final OfficeId dayCare = OfficeId.random();
    private final MemberId checker = MemberId.random();
    private final Serving serving = new Serving();

    @Test
    void whoIsAssignedServesOrIsNamedFindsThePersonUntilTheyNoLongerDo() {
        PersonRow first = row(member, List.of(dayCare), List.of(new NamedChecker.ByMember(checker)));
        serving.put(Optional.empty(), first);
        assertThat(List.of(serving.people(office), serving.people(dayCare)))
                .allMatch(people -> people.contains(hanako));
        assertThat(List.of(serving.people(member), serving.people(checker)))
                .allMatch(people -> people.contains(hanako));

        MemberId successor = MemberId.random();
        PersonRow second = row(successor, List.of(), List.of(new NamedChecker.ByOffice(dayCare)));
        serving.put(Optional.of(first), second);
        assertThat(serving.people(member)).isEmpty();
        assertThat(serving.people(checker)).isEmpty();
        assertThat(List.of(serving.people(office), serving.people(dayCare)))
                .allMatch(people -> people.contains(hanako));
        assertThat(serving.people(successor)).containsExactly(hanako);

        serving.remove(second);
        assertThat(serving.people(office)).isEmpty();
        assertThat(serving.people(dayCare)).isEmpty();
        assertThat(serving.people(successor)).isEmpty();
    }

    @Test
    void whoGoesOnServingSomebodyFindsThemAlsoWhileSomethingElseAboutThemChanges() {
        PersonRow one = row(member, List.of(dayCare), List.of());
        PersonRow other = row(member, List.of(), List.of());
        serving.put(Optional.empty(), one);
        var changing =
                CompletableFuture.runAsync(() -> IntStream.range(0, 20_000).forEach(_ -> {
                    serving.put(Optional.of(one), other);
                    serving.put(Optional.of(other), one);
                }));
        while (!changing.isDone()) {
            assertThat(serving.people(member)).containsExactly(hanako);
        }
        assertThat(changing).isCompleted();
    }

    private PersonRow row(MemberId careManager, List<OfficeId> services, List<NamedChecker> checkers) {
        return new PersonRow(
                hanako,
                1,
                "花子",
                PriorityGroup.PUSH_SUPPORT,
                new DistrictId("d01"),
                Optional.empty(),
                false,
                false,
                false,
                false,
                0,
                Lifecycle.AT_HOME,
                List.of(new Assignment(
                        Assignment.Role.CARE_MANAGER,
                        office,
                        Optional.of(careManager),
                        LocalDate.of(2020, 4, 1),
                        Optional.empty())),
                checkers,
                services,
                Agreed.NOTHING);
    }
}
