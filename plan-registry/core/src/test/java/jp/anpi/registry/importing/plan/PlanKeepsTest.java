package jp.anpi.registry.importing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.person.Registered;
import jp.anpi.registry.plan.Agreement;
import jp.anpi.registry.plan.Destination;
import jp.anpi.registry.plan.EmergencyCard;
import jp.anpi.registry.plan.EmergencyContact;
import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.plan.Leaving;
import jp.anpi.registry.plan.PlanContent;
import jp.anpi.registry.plan.PlanHistory;
import jp.anpi.registry.plan.Supporter;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What of a plan stays when a list says something of it, and whom the list means. */
class PlanKeepsTest extends ReadsPlans {

    @Test
    void aCheckerIsSomebodyOfThePlanElseAMemberOfAnOfficeThatServesThePersonElseAFault() {
        String headings = "宛名番号,安否確認者\n";
        PersonState served = Registered.person(nursing(Optional.empty()));
        PlanMerge.Result ofTheirNurse = merged(served, none(served), headings + "1,看護一郎\n", Role.DESK);
        assertThat(((PlanMerge.Result.Changed) ofTheirNurse).plan().content().checkers())
                .containsExactly(new NamedChecker.ByMember(NURSE.id()));
        assertThat(merged(served, none(served), headings + "1,誰か\n", Role.DESK))
                .isInstanceOf(PlanMerge.Result.Wrong.class);

        PersonState once = Registered.person(nursing(Optional.of(TODAY.minusDays(1))));
        for (PersonState other : List.of(person, once)) {
            assertThat(merged(other, none(other), headings + "1,看護一郎\n", Role.DESK))
                    .as("somebody in the city has the name")
                    .isInstanceOf(PlanMerge.Result.Wrong.class);
        }
        assertThat(faults)
                .extracting(RowFault::row, RowFault::column, RowFault::reason)
                .containsOnly(Tuple.tuple(2, 2, Reason.NOT_REGISTERED))
                .hasSize(3);
    }

    @Test
    void aMemberWhomThePlanNamesAlreadyStaysTheCheckerWhoeverServesThePerson() {
        PlanHistory known = history(confirmed(new PlanContent(
                List.of(),
                List.of(),
                List.of(new NamedChecker.ByMember(NURSE.id())),
                List.of(),
                Leaving.NOT_SAID,
                Optional.empty(),
                EmergencyCard.BLANK)));
        assertThat(merged(known, "宛名番号,安否確認者\n1,看護一郎\n")).isInstanceOf(PlanMerge.Result.Same.class);
    }

    @Test
    void whenAContactCanBeReachedComesWithTheListAndStaysWhereItHasNoColumnForIt() {
        String list = "宛名番号,緊急連絡先1氏名,緊急連絡先1連絡可能時間\n1,見本次郎,夜8時以降\n";
        EvacuationPlan plan = next(history(confirmed(plan(List.of(), List.of(), List.of()))), list);
        assertThat(plan.content().contacts().getFirst().hours()).contains("夜8時以降");

        EvacuationPlan after = next(history(plan), "宛名番号,緊急連絡先1氏名,緊急連絡先1電話\n1,見本次郎,090-0000-0009\n");
        assertThat(after.content().contacts().getFirst().hours()).contains("夜8時以降");
    }

    @Test
    void whatTheListHasNoColumnForStaysWithWhomItNamesAndWithWhomItDoesNot() {
        EmergencyContact son = contact("見本 次郎", "090-0000-0001");
        EmergencyContact daughter = contact("見本 花", "090-0000-0002");
        Destination home = new Destination(
                Set.of(Hazard.EARTHQUAKE), Destination.Kind.AT_HOME, "自宅の2階", Optional.empty(), Optional.empty());
        PlanHistory known = history(confirmed(plan(List.of(son, daughter), List.of(), List.of(home))));
        String list = "宛名番号,緊急連絡先1氏名,緊急連絡先1電話,避難先（洪水）\n1,見本次郎,090-0000-0009,川端小学校\n";

        EvacuationPlan plan = next(known, list);

        assertThat(plan.content().contacts())
                .containsExactly(
                        new EmergencyContact(
                                "見本次郎",
                                son.relation(),
                                Optional.of("090-0000-0009"),
                                son.mail(),
                                son.address(),
                                son.mayBeTold()),
                        daughter);
        assertThat(plan.content().destinations())
                .extracting(Destination::hazards, Destination::name)
                .containsExactly(
                        Tuple.tuple(Set.of(Hazard.EARTHQUAKE), "自宅の2階"), Tuple.tuple(Set.of(Hazard.FLOOD), "川端小学校"));
        assertThat(merged(history(plan), list)).isInstanceOf(PlanMerge.Result.Same.class);
        assertThat(next(known, list.replace("見本次郎", "前の人"))
                        .content()
                        .contacts()
                        .getFirst()
                        .mayBeTold())
                .as("nobody said that somebody new may be told")
                .isFalse();
    }

    @Test
    void anAgreementChangesOnlyWhereItsOwnColumnSaysSomethingElse() {
        Supporter club = supporter(Supporter.Kind.ORGANISATION, "川端自治会");
        Supporter neighbour = supporter(Supporter.Kind.PERSON, "隣 花子");
        PlanHistory known = history(confirmed(plan(List.of(), List.of(club, neighbour), List.of())));
        String headings = "宛名番号,支援者1,支援者1の同意,支援者2,避難経路\n";

        assertThat(next(known, headings + "1,川端自治会,同意,隣 花子,表の道\n").content().supporters())
                .containsExactly(club, neighbour);
        assertThat(next(known, headings + "1,川端自治会,拒否,隣 花子,表の道\n").content().supporters())
                .containsExactly(
                        club.withAgreement(new Agreement(Agreement.State.REFUSED, Optional.empty(), Optional.empty())),
                        neighbour);
    }

    @Test
    void aPlaceForSeveralHazardsStaysThatOfThoseOfWhichTheListSaysNothingElse() {
        Destination hill = new Destination(
                Set.of(Hazard.FLOOD, Hazard.EARTHQUAKE),
                Destination.Kind.RELATIVES,
                "親族の家",
                Optional.empty(),
                Optional.empty());
        PlanHistory known = history(confirmed(plan(List.of(), List.of(), List.of(hill))));
        String headings = "宛名番号,避難先（洪水）,避難経路\n";

        assertThat(next(known, headings + "1,親族の家,表の道\n").content().destinations())
                .containsExactly(hill);
        assertThat(next(known, headings + "1,川端小学校,表の道\n").content().destinations())
                .extracting(Destination::hazards, Destination::name)
                .containsExactly(
                        Tuple.tuple(Set.of(Hazard.EARTHQUAKE), "親族の家"), Tuple.tuple(Set.of(Hazard.FLOOD), "川端小学校"));
        assertThat(next(known, headings + "1,,表の道\n").content().destinations())
                .extracting(Destination::hazards)
                .containsExactly(Set.of(Hazard.EARTHQUAKE));
    }

    private static EmergencyContact contact(String name, String phone) {
        return new EmergencyContact(
                name, "子", Optional.of(phone), Optional.of("a@example.jp"), Optional.of("川端9"), false);
    }

    private static Supporter supporter(Supporter.Kind kind, String name) {
        return new Supporter(
                kind,
                name,
                "近所",
                Optional.of("川端2"),
                Optional.of("04-0000-0001"),
                Optional.of("b@example.jp"),
                new Agreement(Agreement.State.AGREED, Optional.of(TODAY), Optional.of("訪問")));
    }

    private static PlanContent plan(
            List<EmergencyContact> contacts, List<Supporter> supporters, List<Destination> destinations) {
        return new PlanContent(
                contacts, supporters, List.of(), destinations, Leaving.NOT_SAID, Optional.empty(), EmergencyCard.BLANK);
    }

    private static Assignment nursing(Optional<LocalDate> last) {
        return new Assignment(
                Assignment.Role.VISITING_NURSE, NURSE.office(), Optional.empty(), LocalDate.of(2026, 4, 1), last);
    }
}
