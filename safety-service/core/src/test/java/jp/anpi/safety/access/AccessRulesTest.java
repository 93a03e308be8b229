package jp.anpi.safety.access;

import static jp.anpi.safety.access.AccessRules.Verdict.ALLOWED;
import static jp.anpi.safety.access.AccessRules.Verdict.DESK_ONLY;
import static jp.anpi.safety.access.AccessRules.Verdict.NOT_YOUR_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.Agreed;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.contract.Role;
import jp.anpi.safety.access.AccessRules.Verdict;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.contract.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    /** One column a role: A allowed, n not your client, c not consented, d desk only, a administrator only, s drills only. */
    private static String table(Tie tie, Mode mode) {
        return Arrays.stream(Action.values())
                .map(action -> "%-24s%s"
                        .formatted(
                                action,
                                Arrays.stream(Role.values())
                                        .map(role -> letter(AccessRules.decide(role, action, tie, mode)))
                                        .collect(Collectors.joining(" "))))
                .collect(Collectors.joining("\n"));
    }

    private static String letter(Verdict verdict) {
        return switch (verdict) {
            case ALLOWED -> "A";
            case NOT_YOUR_CLIENT -> "n";
            case NOT_CONSENTED -> "c";
            case ADMINISTRATOR_ONLY -> "a";
            case DESK_ONLY -> "d";
            case DRILLS_ONLY -> "s";
        };
    }

    @Test
    void theColumnsAreTheseRoles() {
        assertThat(Role.values())
                .containsExactly(
                        Role.ADMIN,
                        Role.DESK,
                        Role.RESTRICTED_DESK,
                        Role.CARE_MANAGER,
                        Role.MEDICAL_VISITOR,
                        Role.PROVIDER_STAFF,
                        Role.SUPPORTER,
                        Role.AUDITOR,
                        Role.SCRIPT);
    }

    @Test
    void withNobodyOfTheirOwnInQuestion() {
        assertThat(table(Tie.NONE, Mode.REAL)).isEqualTo("""
                SEE_INCIDENT            A A A A A A A A A
                SEE_CHECK               A A A n n n n d s
                REPORT                  A A A n n n n d s
                REPORT_UNNAMED          A A A A A A A d s
                WORK_ON_CHECK           A A A d d d d d s
                RECONCILE               A A A d d d d d s
                SEE_BOARD               A A A d d d d A A
                RUN_INCIDENT            A A A d d d d d s
                SEE_FACILITY            A A A d d d d A A
                REPORT_FACILITY         A A A d d d d d s
                EXPORT_INCIDENT         A A A d d d d d d
                DELETE_INCIDENT         A a a a a a a a a
                ANSWER_INQUIRY          A A A d d d d d d
                MARK_SELF_UNAVAILABLE   A A A A A A A d s
                MARK_OTHER_UNAVAILABLE  A A A d d d d d s
                VERIFY_RECEIPT          A A A A A A A A A""");
    }

    @Test
    void withSomebodyOfTheirOwnInQuestion() {
        assertThat(table(Tie.withConsent(Relation.IN_CHARGE), Mode.DRILL)).isEqualTo("""
                SEE_INCIDENT            A A A A A A A A A
                SEE_CHECK               A A A A A A A d A
                REPORT                  A A A A A A A d A
                REPORT_UNNAMED          A A A A A A A d A
                WORK_ON_CHECK           A A A d d d d d A
                RECONCILE               A A A d d d d d A
                SEE_BOARD               A A A d d d d A A
                RUN_INCIDENT            A A A d d d d d A
                SEE_FACILITY            A A A d d d d A A
                REPORT_FACILITY         A A A d d d d d A
                EXPORT_INCIDENT         A A A d d d d d d
                DELETE_INCIDENT         A a a a a a a a a
                ANSWER_INQUIRY          A A A d d d d d d
                MARK_SELF_UNAVAILABLE   A A A A A A A d A
                MARK_OTHER_UNAVAILABLE  A A A d d d d d A
                VERIFY_RECEIPT          A A A A A A A A A""");
    }

    @Test
    void pitfall19AProviderSeesWhomTheyServeNowAndNobodyElse() {
        var person = APerson.named("花子").provider("ヘルパー").build();
        Actor helper = of(Role.PROVIDER_STAFF, "佐藤", "ヘルパー");
        Actor stranger = of(Role.PROVIDER_STAFF, "鈴木", "ほか");
        assertThat(see(helper, Relation.to(person, helper, TODAY))).isEqualTo(ALLOWED);
        assertThat(see(stranger, Relation.to(person, stranger, TODAY))).isEqualTo(NOT_YOUR_CLIENT);
        assertThat(see(helper, Relation.to(person, helper, LocalDate.of(2020, 3, 31))))
                .as("before the contract began")
                .isEqualTo(NOT_YOUR_CLIENT);
    }

    @Test
    void aCareManagerSeesTheirOwnClientsAndNotThoseOfTheNextDesk() {
        var person = APerson.named("花子").careManager("佐藤").build();
        Actor own = of(Role.CARE_MANAGER, "佐藤", "佐藤の事業所");
        Actor colleague = of(Role.CARE_MANAGER, "鈴木", "佐藤の事業所");
        assertThat(Relation.to(person, own, TODAY)).isEqualTo(Relation.IN_CHARGE);
        assertThat(Relation.to(person, colleague, TODAY)).isEqualTo(Relation.NONE);
    }

    @Test
    void whereAnOfficeIsInChargeAllItsMembersAre() {
        var person = APerson.named("花子")
                .served(jp.anpi.registry.contract.Assignment.Role.VISITING_NURSE, "訪看", Optional.empty())
                .build();
        assertThat(Relation.to(person, of(Role.MEDICAL_VISITOR, "佐藤", "訪看"), TODAY))
                .isEqualTo(Relation.IN_CHARGE);
    }

    @Test
    void aNamedCheckerSeesWhomTheyAreToCheck() {
        var person = APerson.named("花子")
                .checkedBy(new NamedChecker.ByMember(Ids.member("民生委員")))
                .build();
        Actor checker = of(Role.SUPPORTER, "民生委員", "自治会");
        assertThat(Relation.to(person, checker, TODAY)).isEqualTo(Relation.CHECKS);
        assertThat(see(checker, Relation.CHECKS)).isEqualTo(ALLOWED);
        assertThat(see(checker, Relation.SERVES)).isEqualTo(NOT_YOUR_CLIENT);
    }

    @Test
    void aColleagueMaySayThatSomebodyOfTheirOfficeCannotAct() {
        Actor caller = of(Role.CARE_MANAGER, "佐藤", "甲");
        assertThat(markOther(caller, Relation.toColleague(Ids.office("甲"), caller)))
                .isEqualTo(ALLOWED);
        assertThat(markOther(caller, Relation.toColleague(Ids.office("乙"), caller)))
                .isEqualTo(DESK_ONLY);
    }

    @Test
    void anOfficesMembersSayHowItStandsAndNobodyElsesDo() {
        for (Role role : List.of(Role.CARE_MANAGER, Role.MEDICAL_VISITOR, Role.PROVIDER_STAFF)) {
            assertThat(AccessRules.decide(role, Action.REPORT_FACILITY, to(Relation.SAME_OFFICE), Mode.REAL))
                    .isEqualTo(ALLOWED);
            assertThat(AccessRules.decide(role, Action.REPORT_FACILITY, Tie.NONE, Mode.REAL))
                    .isEqualTo(DESK_ONLY);
        }
        assertThat(AccessRules.decide(Role.SUPPORTER, Action.REPORT_FACILITY, to(Relation.SAME_OFFICE), Mode.REAL))
                .isEqualTo(DESK_ONLY);
    }

    /** One column a role: C check, H home, P protected home, R reported death, O others meant. */
    private static String seen(Function<Relation, Tie> agreed, Mode mode, Purpose purpose) {
        return Arrays.stream(Relation.values())
                .map(relation -> "%-12s%s"
                        .formatted(
                                relation,
                                Arrays.stream(Role.values())
                                        .map(role ->
                                                letters(AccessRules.sight(role, agreed.apply(relation), mode, purpose)))
                                        .collect(Collectors.joining(" "))))
                .collect(Collectors.joining("\n"));
    }

    private static String letters(Sight sight) {
        return Arrays.stream(PersonField.values())
                .map(field -> sight.shows(field) ? field.name().substring(0, 1) : "-")
                .collect(Collectors.joining());
    }

    @Test
    void whoSeesWhatOfWhomWhileWorkingInARealIncident() {
        assertThat(seen(AccessRulesTest::to, Mode.REAL, Purpose.SAFETY_CHECK)).isEqualTo("""
                NONE        CH--O CH--O CHPRO ----- ----- ----- ----- ----- -----
                IN_CHARGE   CH--O CH--O CHPRO CH--- CH--- CH--- CH--- ----- -----
                SERVES      CH--O CH--O CHPRO CH--- CH--- CH--- ----- ----- -----
                CHECKS      CH--O CH--O CHPRO CH--- CH--- CH--- CH--- ----- -----
                DISCLOSED   CH--O CH--O CHPRO CH--- CH--- CH--- CH--- ----- -----
                SAME_OFFICE CH--O CH--O CHPRO ----- ----- ----- ----- ----- -----""");
    }

    @Test
    void aScriptSeesPeopleInDrillsOnlyAndNobodyUnderProtection() {
        assertThat(seen(Tie::withConsent, Mode.DRILL, Purpose.SAFETY_CHECK)
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .isEqualTo("NONE        CH--O CH--O CHPRO ----- ----- ----- ----- ----- CH--O");
    }

    @Test
    void pitfall16ConsentIsAskedForEachScopeAndCoversNobodyBeyondIt() {
        Map<ConsentScope, String> seenBy = new EnumMap<>(ConsentScope.class);
        for (ConsentScope scope : ConsentScope.values()) {
            seenBy.put(
                    scope,
                    seen(relation -> new Tie(relation, Agreed.with(Set.of(scope))), Mode.DRILL, Purpose.SAFETY_CHECK)
                            .lines()
                            .filter(line -> line.startsWith("IN_CHARGE"))
                            .findFirst()
                            .orElseThrow()
                            .substring(12));
        }
        assertThat(seenBy)
                .containsEntry(ConsentScope.CARE_MANAGERS, "CH--O CH--O CHPRO CH--- ----- ----- ----- ----- CH--O")
                .containsEntry(ConsentScope.MEDICAL_VISITORS, "CH--O CH--O CHPRO ----- CH--- ----- ----- ----- CH--O")
                .containsEntry(ConsentScope.PROVIDERS, "CH--O CH--O CHPRO ----- ----- CH--- ----- ----- CH--O")
                .containsEntry(ConsentScope.SUPPORTERS, "CH--O CH--O CHPRO ----- ----- ----- CH--- ----- CH--O");
    }

    @Test
    void pitfall16WhoAgreesToNothingIsSeenByTheCityAloneInPeacetimeHoweverCloseSomebodyIs() {
        assertThat(table(to(Relation.IN_CHARGE), Mode.DRILL).lines().filter(line -> line.startsWith("SEE_CHECK")))
                .containsExactly("SEE_CHECK               A A A c c c c d A");
        assertThat(table(to(Relation.DISCLOSED), Mode.DRILL).lines().filter(line -> line.startsWith("REPORT ")))
                .as("what the desk discloses in a drill needs consent as well")
                .containsExactly("REPORT                  A A A c c c c d A");
        assertThat(table(to(Relation.NONE), Mode.DRILL).lines().filter(line -> line.startsWith("SEE_CHECK")))
                .as("to strangers not even that there is somebody who did not agree")
                .containsExactly("SEE_CHECK               A A A n n n n d A");
    }

    @Test
    void whomOnlyThePlanNamesIsShownSomebodyByTheConsentToTheirPlanAndEverybodyElseByThatToTheList() {
        Agreed list = new Agreed(Agreed.EVERYTHING.list(), Set.of());
        Agreed plan = new Agreed(Set.of(), Agreed.EVERYTHING.plan());
        for (Relation relation : List.of(Relation.IN_CHARGE, Relation.SERVES, Relation.DISCLOSED)) {
            assertThat(see(relation, list)).as("%s", relation).isEqualTo(ALLOWED);
            assertThat(see(relation, plan)).as("%s", relation).isEqualTo(Verdict.NOT_CONSENTED);
        }
        assertThat(see(Relation.CHECKS, plan)).isEqualTo(ALLOWED);
        assertThat(see(Relation.CHECKS, list)).isEqualTo(Verdict.NOT_CONSENTED);
    }

    @Test
    void whoServesSomebodyIsNotLostToThemByBeingNamedInTheirPlanToo() {
        var person = APerson.named("花子")
                .provider("ヘルパー")
                .checkedBy(new NamedChecker.ByOffice(Ids.office("ヘルパー")))
                .build();
        assertThat(Relation.to(person, of(Role.PROVIDER_STAFF, "佐藤", "ヘルパー"), TODAY))
                .isEqualTo(Relation.SERVES);
        assertThat(Relation.to(person, of(Role.SUPPORTER, "佐藤", "ヘルパー"), TODAY)).isEqualTo(Relation.CHECKS);
    }

    private static Verdict see(Relation relation, Agreed agreed) {
        return AccessRules.decide(Role.PROVIDER_STAFF, Action.SEE_CHECK, new Tie(relation, agreed), Mode.DRILL);
    }

    @Test
    void pitfall16ARefusalHidesNobodyInADisaster() {
        for (Relation relation : Relation.values()) {
            assertThat(table(to(relation), Mode.REAL)).isEqualTo(table(Tie.withConsent(relation), Mode.REAL));
        }
        assertThat(seen(AccessRulesTest::to, Mode.REAL, Purpose.SAFETY_CHECK))
                .isEqualTo(seen(Tie::withConsent, Mode.REAL, Purpose.SAFETY_CHECK));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void peopleAreTakenAwayByTheDeskOnlyHoweverCloseSomebodyIs(Mode mode) {
        assertThat(seen(Tie::withConsent, mode, Purpose.TAKE_AWAY)
                        .lines()
                        .map(line -> line.substring(12))
                        .distinct())
                .containsExactly("CH--O CH--O CHPRO ----- ----- ----- ----- ----- -----");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void pitfall14AProtectedAddressAndAReportedDeathBelongToTheRestrictedDeskWhateverElseHolds(Mode mode) {
        for (Role role : Role.values()) {
            for (Relation relation : Relation.values()) {
                for (Purpose purpose : List.of(Purpose.SAFETY_CHECK, Purpose.TAKE_AWAY)) {
                    Sight sight = AccessRules.sight(role, Tie.withConsent(relation), mode, purpose);
                    assertThat(sight.home(true)).isEqualTo(role == Role.RESTRICTED_DESK);
                    assertThat(sight.deaths()).isEqualTo(role == Role.RESTRICTED_DESK);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"KEEPING_THE_REGISTRY", "HAND_OUT", "ACCESS", "OVERSIGHT"})
    void whatIsKnownFromAnIncidentIsForNoOtherPurpose(Purpose other) {
        for (Role role : Role.values()) {
            for (Relation relation : Relation.values()) {
                for (Mode mode : Mode.values()) {
                    assertThat(AccessRules.sight(role, Tie.withConsent(relation), mode, other))
                            .isEqualTo(Sight.NONE);
                }
            }
        }
    }

    @Test
    void whoMayLookAtACheckSeesIt() {
        for (Role role : Role.values()) {
            for (Relation relation : Relation.values()) {
                for (Mode mode : Mode.values()) {
                    for (Tie tie : List.of(to(relation), Tie.withConsent(relation))) {
                        assertThat(AccessRules.sight(role, tie, mode, Purpose.SAFETY_CHECK)
                                        .shows(PersonField.CHECK))
                                .as("%s %s %s", role, tie, mode)
                                .isEqualTo(AccessRules.decide(role, Action.SEE_CHECK, tie, mode)
                                        .allowed());
                        assertThat(AccessRules.sight(role, tie, mode, Purpose.TAKE_AWAY)
                                        .shows(PersonField.CHECK))
                                .as("%s %s %s", role, tie, mode)
                                .isEqualTo(AccessRules.decide(role, Action.EXPORT_INCIDENT, tie, mode)
                                        .allowed());
                    }
                }
            }
        }
    }

    private static Verdict see(Actor caller, Relation relation) {
        return AccessRules.decide(caller.role(), Action.SEE_CHECK, to(relation), Mode.REAL);
    }

    private static Verdict markOther(Actor caller, Relation relation) {
        return AccessRules.decide(caller.role(), Action.MARK_OTHER_UNAVAILABLE, to(relation), Mode.REAL);
    }

    /** To somebody who agreed to nothing. */
    private static Tie to(Relation relation) {
        return new Tie(relation, Agreed.NOTHING);
    }

    private static Actor of(Role role, String member, String office) {
        return new Actor(member, member, role, Optional.of(Ids.member(member)), Optional.of(Ids.office(office)));
    }
}
