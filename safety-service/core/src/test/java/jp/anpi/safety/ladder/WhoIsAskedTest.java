package jp.anpi.safety.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.contract.AskedRole;
import org.junit.jupiter.api.Test;

class WhoIsAskedTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Around around = new Around()
            .member("主任", Optional.of("副主任"))
            .member("副主任", Optional.of("主任"))
            .member("看護師")
            .office("ヘルパー", OfficeState.Kind.HOME_HELP);

    private List<String> asked(APerson person, Rung rung, Set<String> askedBefore, String... unavailable) {
        Set<MemberId> gone = Arrays.stream(unavailable).map(Ids::member).collect(Collectors.toSet());
        return new WhoIsAsked(
                        person.build(),
                        AnIncident.ONSET,
                        AnIncident.ZONE,
                        around,
                        new CannotAct(gone, Set.of(), Map.of()),
                        askedBefore)
                .on(rung).who().stream().map(Askable::label).toList();
    }

    private List<String> careManager(String... unavailable) {
        return asked(
                APerson.named("花子").careManager("主任"),
                Rung.firstOf(HOUR, AskedRole.CARE_MANAGER),
                Set.of(),
                unavailable);
    }

    @Test
    void aMemberWhoCannotActIsPassedOverForTheDeputyThenForTheOffice() {
        assertThat(careManager()).containsExactly("主任");
        assertThat(careManager("主任")).containsExactly("副主任");
        assertThat(careManager("主任", "副主任")).containsExactly("主任の事業所");
    }

    @Test
    void aMemberWhoHasLeftIsPassedOverForTheDeputyThenForTheOffice() {
        LocalDate lastDay = LocalDate.of(2026, 11, 20);
        around.left("主任", lastDay);
        assertThat(careManager()).containsExactly("主任");
        around.left("主任", lastDay.minusDays(1));
        assertThat(careManager()).containsExactly("副主任");
        around.left("副主任", lastDay.minusDays(1));
        assertThat(careManager()).containsExactly("主任の事業所");
    }

    @Test
    void anOfficeThatHasClosedIsAskedNothing() {
        var person = APerson.named("花子")
                .provider("ヘルパー")
                .checkedBy(new NamedChecker.ByOffice(Ids.office("ヘルパー")))
                .careManager("主任");
        Rung rung = Rung.firstOf(HOUR, AskedRole.NAMED_CHECKER, AskedRole.OTHER_PROVIDERS, AskedRole.CARE_MANAGER);
        around.closed("ヘルパー", LocalDate.of(2026, 11, 20));
        assertThat(asked(person, rung, Set.of())).containsExactly("ヘルパー");
        around.closed("ヘルパー", LocalDate.of(2026, 11, 19));
        assertThat(asked(person, rung, Set.of())).containsExactly("主任");
    }

    @Test
    void deputiesWhoNameEachOtherDoNotGoRoundForEver() {
        assertThat(careManager("主任", "副主任")).hasSize(1);
    }

    @Test
    void aMemberWhomTheRegistryNoLongerKnowsLeavesTheOffice() {
        var person = APerson.named("花子").served(Assignment.Role.CARE_MANAGER, "ヘルパー", Optional.of("退職した人"));
        assertThat(asked(person, Rung.firstOf(HOUR, AskedRole.CARE_MANAGER), Set.of()))
                .containsExactly("ヘルパー");
    }

    @Test
    void whoWasAskedInThisCycleIsNotAskedAgain() {
        var person = APerson.named("花子").careManager("主任").provider("ヘルパー");
        Rung rung = Rung.firstOf(HOUR, AskedRole.CARE_MANAGER, AskedRole.OTHER_PROVIDERS);
        assertThat(asked(person, rung, Set.of("member:" + Ids.member("主任")))).containsExactly("ヘルパー");
    }

    @Test
    void anAssignmentThatHasEndedAsksNobody() {
        var past = new Assignment(
                Assignment.Role.CARE_MANAGER,
                Ids.office("主任の事業所"),
                Optional.of(Ids.member("主任")),
                LocalDate.of(2025, 4, 1),
                Optional.of(LocalDate.of(2026, 11, 19)));
        var lastDay = new Assignment(
                past.role(), past.office(), past.member(), past.from(), Optional.of(LocalDate.of(2026, 11, 20)));
        Rung rung = Rung.firstOf(HOUR, AskedRole.CARE_MANAGER);
        assertThat(asked(APerson.named("花子").assigned(past), rung, Set.of())).isEmpty();
        assertThat(asked(APerson.named("花子").assigned(lastDay), rung, Set.of())).containsExactly("主任");
    }

    @Test
    void familyWithoutPhoneOrMailCannotBeAsked() {
        var person = APerson.named("花子").family("長女", "080").unreachableContact("長男");
        assertThat(asked(person, Rung.allOf(HOUR, AskedRole.PERSON_AND_FAMILY), Set.of()))
                .containsExactly("長女");
    }

    @Test
    void aNamedCheckerMayBeAMemberAnOfficeOrOneOfTheFamily() {
        var person = APerson.named("花子")
                .family("長女", "080")
                .checkedBy(new NamedChecker.ByContact(0))
                .checkedBy(new NamedChecker.ByOffice(Ids.office("ヘルパー")))
                .checkedBy(new NamedChecker.ByMember(Ids.member("看護師")));
        assertThat(asked(person, Rung.firstOf(HOUR, AskedRole.NAMED_CHECKER), Set.of()))
                .containsExactly("長女", "ヘルパー", "看護師");
    }

    @Test
    void oneOfficeIsAskedOnceHoweverManyServicesItGives() {
        var person = APerson.named("花子").provider("ヘルパー").provider("ヘルパー");
        assertThat(asked(person, Rung.firstOf(HOUR, AskedRole.OTHER_PROVIDERS), Set.of()))
                .containsExactly("ヘルパー");
    }
}
