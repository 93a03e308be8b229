package jp.anpi.registry.plan;

import static jp.anpi.registry.plan.Plans.DAUGHTER;
import static jp.anpi.registry.plan.Plans.NEIGHBOUR;
import static jp.anpi.registry.plan.Plans.SON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.plan.PlanDifference.Section;
import org.junit.jupiter.api.Test;

class PlanDifferencesTest {

    private static final MemberId NURSE = MemberId.of("33333333-3333-4333-8333-333333333333");
    private static final OfficeId OFFICE = OfficeId.of("22222222-2222-4222-8222-222222222222");
    private static final KnownNames NAMES = new KnownNames(Map.of(NURSE, "みなせ訪問看護　髙橋 看子"), Map.of(OFFICE, "みなせ訪問看護"));

    @Test
    void whatBothSayIsNoDifference() {
        assertThat(PlanDifferences.between(Plans.whole(), Plans.whole(), NAMES)).isEmpty();
    }

    @Test
    void membersAndOfficesAreCalledByTheirNames() {
        PlanContent before = Plans.content(List.of(SON), List.of(), new NamedChecker.ByOffice(OFFICE));
        PlanContent after = Plans.content(List.of(SON), List.of(), new NamedChecker.ByMember(NURSE));
        assertThat(PlanDifferences.between(before, after, NAMES))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.before()).contains("みなせ訪問看護");
                    assertThat(one.after()).contains("みなせ訪問看護　髙橋 看子");
                });
    }

    @Test
    void peopleAreComparedByNameAndNotByTheirLine() {
        PlanContent before = Plans.content(List.of(SON, DAUGHTER), List.of(NEIGHBOUR), new NamedChecker.ByContact(0));
        PlanContent after = Plans.content(
                List.of(DAUGHTER, SON),
                List.of(Plans.supporter(NEIGHBOUR.name(), Agreement.State.REFUSED)),
                new NamedChecker.ByContact(0));
        List<PlanDifference> differences = PlanDifferences.between(before, after, NAMES);
        assertThat(differences)
                .extracting(PlanDifference::section)
                .as("the contacts only changed places; the first checker is somebody else now")
                .containsExactly(Section.SUPPORTERS, Section.CHECKERS);
        assertThat(differences.getFirst().before().orElseThrow()).contains("同意");
        assertThat(differences.getFirst().after().orElseThrow()).contains("拒否");
        assertThat(differences.getLast().after()).contains(DAUGHTER.name());
    }

    @Test
    void whoIsNewHasNoBeforeAndWhoIsGoneHasNoAfter() {
        PlanContent before = Plans.content(List.of(SON), List.of());
        PlanContent after = Plans.content(List.of(DAUGHTER), List.of());
        List<PlanDifference> differences = PlanDifferences.between(before, after, NAMES);
        assertThat(differences).extracting(PlanDifference::what).containsExactly(SON.name(), DAUGHTER.name());
        assertThat(differences.getFirst().after()).isEmpty();
        assertThat(differences.getLast().before()).isEmpty();
    }

    @Test
    void twoOfOneNameAreBothToldOf() {
        PlanContent twice = Plans.content(List.of(SON, SON), List.of());
        assertThat(PlanDifferences.between(Plans.content(List.of(SON), List.of()), twice, NAMES))
                .singleElement()
                .satisfies(one -> assertThat(one.what()).startsWith(SON.name()).endsWith("（2）"));
    }

    @Test
    void pitfall14PlacesThatBetrayAProtectedPersonAreTakenOut() {
        PlanContent shown = Plans.whole().withoutPlaces();
        assertThat(shown.contacts()).allMatch(one -> one.address().isEmpty());
        assertThat(shown.supporters()).allMatch(one -> one.address().isEmpty());
        assertThat(shown.contacts().getFirst().phone()).isEqualTo(SON.phone());
    }

    @Test
    void pitfall14WhoIsAroundAProtectedPersonTellsThePartOfTheTownAndIsTakenOutToo() {
        PlanContent whole = Plans.whole();
        EmergencyCard card = new EmergencyCard(
                        Optional.of("民生 次郎"),
                        Optional.of("川端自治会"),
                        Optional.of(EmergencyCard.BloodType.A),
                        List.of(),
                        Optional.of("なし"),
                        List.of(new EmergencyCard.Neighbour("隣の山田", "ご近所", Optional.empty())),
                        Optional.of("車いす"))
                .withoutNeighbourhood();
        assertThat(whole.withoutPlaces().card()).isEqualTo(whole.card().withoutNeighbourhood());
        assertThat(card.volunteer()).isEmpty();
        assertThat(card.association()).isEmpty();
        assertThat(card.neighbours()).isEmpty();
        assertThat(card.blood()).contains(EmergencyCard.BloodType.A);
        assertThat(card.message()).contains("車いす");
    }
}
