package jp.anpi.registry.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.Agreed;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.group.Requirements;
import jp.anpi.registry.particulars.Particulars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisclosureTest {

    private static final Agreed ALL = Agreed.EVERYTHING;
    private static final Agreed NOBODY = Agreed.NOTHING;

    /**
     * A row per purpose, a column per role: R record, N needs and health, L life support, H home, P protected home, U supporters who have not agreed. The roles are
     * administrator, desk, restricted desk, care manager, medical visitor, provider's staff, supporter, auditor, script.
     */
    private static String table(Relation relation, Agreed agreed, Occasion occasion) {
        return Arrays.stream(Purpose.values())
                .map(purpose -> "%-21s%s".formatted(purpose, row(new Tie(relation, agreed), occasion, purpose)))
                .collect(Collectors.joining("\n"));
    }

    private static String row(Tie tie, Occasion occasion, Purpose purpose) {
        return Arrays.stream(Role.values())
                .map(role -> letters(Disclosure.sight(role, tie, occasion, purpose)))
                .collect(Collectors.joining(" "));
    }

    private static String letter(PersonField field) {
        return field == PersonField.HEALTH ? "N" : field.name().substring(0, 1);
    }

    private static String letters(Sight sight) {
        return Arrays.stream(PersonField.values())
                .map(field -> sight.shows(field) ? letter(field) : "-")
                .collect(Collectors.joining());
    }

    @Test
    void whoHasNothingToDoWithSomebodyOutsideTheCitySeesNothingOfThemForAnyPurposeOnAnyOccasion() {
        String expected = """
                SAFETY_CHECK         RN---- RN---- RN---- ------ ------ ------ ------ ------ ------
                KEEPING_THE_REGISTRY RNLH-U RNLH-U RNLHPU ------ ------ ------ ------ ------ ------
                TAKE_AWAY            RNLH-- RNLH-- RNLHP- ------ ------ ------ ------ ------ ------
                HAND_OUT             RN-H-- RN-H-- RN-H-- ------ ------ ------ ------ ------ ------
                ACCESS               ------ ------ ------ ------ ------ ------ ------ ------ ------
                OVERSIGHT            ------ ------ ------ ------ ------ ------ ------ ------ ------""";
        for (Occasion occasion : Occasion.values()) {
            assertThat(table(Relation.NONE, ALL, occasion)).isEqualTo(expected);
            assertThat(table(Relation.NONE, NOBODY, occasion)).isEqualTo(expected);
        }
    }

    @Test
    void whoIsInChargeEntersTheSheetsOfTheirPeopleAndGetsPaperAboutThem() {
        String expected = """
                SAFETY_CHECK         RN---- RN---- RN---- RN---- RN---- RN---- RN---- ------ ------
                KEEPING_THE_REGISTRY RNLH-U RNLH-U RNLHPU ------ ------ ------ ------ ------ ------
                TAKE_AWAY            RNLH-- RNLH-- RNLHP- ------ ------ ------ ------ ------ ------
                HAND_OUT             RN-H-- RN-H-- RN-H-- RN-H-- RN-H-- RN-H-- RN-H-- ------ ------
                ACCESS               ------ ------ ------ ------ ------ ------ ------ ------ ------
                OVERSIGHT            ------ ------ ------ ------ ------ ------ ------ ------ ------""";
        assertThat(table(Relation.IN_CHARGE, ALL, Occasion.PEACETIME)).isEqualTo(expected);
        assertThat(table(Relation.IN_CHARGE, ALL, Occasion.DISASTER)).isEqualTo(expected);
    }

    @Test
    void pitfall16PaperBeforeADisasterNeedsConsentForSuchAsGetItAndInADisasterNone() {
        Map<ConsentScope, String> paper = new EnumMap<>(ConsentScope.class);
        for (ConsentScope scope : ConsentScope.values()) {
            paper.put(
                    scope,
                    row(
                                    new Tie(Relation.IN_CHARGE, new Agreed(Set.of(scope), Set.of())),
                                    Occasion.PEACETIME,
                                    Purpose.HAND_OUT)
                            .substring("RN-H-- RN-H-- RN-H-- ".length()));
        }
        assertThat(paper)
                .containsEntry(ConsentScope.CARE_MANAGERS, "RN-H-- ------ ------ ------ ------ ------")
                .containsEntry(ConsentScope.MEDICAL_VISITORS, "------ RN-H-- ------ ------ ------ ------")
                .containsEntry(ConsentScope.PROVIDERS, "------ ------ RN-H-- ------ ------ ------")
                .containsEntry(ConsentScope.SUPPORTERS, "------ ------ ------ RN-H-- ------ ------");
        assertThat(row(new Tie(Relation.IN_CHARGE, NOBODY), Occasion.PEACETIME, Purpose.HAND_OUT))
                .isEqualTo("RN-H-- RN-H-- RN-H-- ------ ------ ------ ------ ------ ------");
        assertThat(table(Relation.IN_CHARGE, NOBODY, Occasion.DISASTER))
                .isEqualTo(table(Relation.IN_CHARGE, ALL, Occasion.DISASTER));
    }

    @Test
    void whoLetsTheCityShareNoMoreThanTheirPlanStandsOnNoSheetThatIsHandedOut() {
        assertThat(row(
                        new Tie(Relation.IN_CHARGE, new Agreed(Set.of(), ALL.plan())),
                        Occasion.PEACETIME,
                        Purpose.HAND_OUT))
                .isEqualTo("RN-H-- RN-H-- RN-H-- ------ ------ ------ ------ ------ ------");
    }

    @Test
    void whoHelpsInADistrictGetsPaperAboutItAndNothingElse() {
        assertThat(table(Relation.NEIGHBOUR, ALL, Occasion.PEACETIME)).isEqualTo("""
                SAFETY_CHECK         RN---- RN---- RN---- ------ ------ ------ ------ ------ ------
                KEEPING_THE_REGISTRY RNLH-U RNLH-U RNLHPU ------ ------ ------ ------ ------ ------
                TAKE_AWAY            RNLH-- RNLH-- RNLHP- ------ ------ ------ ------ ------ ------
                HAND_OUT             RN-H-- RN-H-- RN-H-- ------ ------ ------ RN-H-- ------ ------
                ACCESS               ------ ------ ------ ------ ------ ------ ------ ------ ------
                OVERSIGHT            ------ ------ ------ ------ ------ ------ ------ ------ ------""");
        assertThat(row(new Tie(Relation.NEIGHBOUR, NOBODY), Occasion.PEACETIME, Purpose.HAND_OUT))
                .isEqualTo("RN-H-- RN-H-- RN-H-- ------ ------ ------ ------ ------ ------");
    }

    @ParameterizedTest
    @EnumSource
    void pitfall14AProtectedAddressIsForTheRestrictedDeskOnlyAndOnNoPaperThatIsHandedOut(Purpose purpose) {
        Home hidden = new Home("みなせ町一丁目1番1号", new DistrictId("d01"), Optional.empty(), true);
        boolean withinTheCity = purpose == Purpose.KEEPING_THE_REGISTRY || purpose == Purpose.TAKE_AWAY;
        for (Role role : Role.values()) {
            for (Relation relation : Relation.values()) {
                for (Occasion occasion : Occasion.values()) {
                    assertThat(Disclosure.sight(role, new Tie(relation, ALL), occasion, purpose)
                                    .home(hidden))
                            .isEqualTo(withinTheCity && role == Role.RESTRICTED_DESK);
                }
            }
        }
    }

    @Test
    void pitfall18WhoHasNotAgreedToBeASupporterIsNamedOnTheCitysScreensOnly() {
        for (Purpose purpose : Purpose.values()) {
            for (Role role : Role.values()) {
                assertThat(Disclosure.sight(role, purpose).shows(PersonField.UNAGREED_SUPPORTERS))
                        .isEqualTo(purpose == Purpose.KEEPING_THE_REGISTRY && Disclosure.readsRegistry(role));
            }
        }
    }

    @Test
    void everyPartOfWhatIsKeptOfAPersonIsKnownToBeAsSensitiveAsItIs() {
        assertThat(Sensitivities.records())
                .containsExactlyInAnyOrder(PersonState.class, Particulars.class, Requirements.class)
                .allSatisfy(record -> assertThat(Sensitivities.unplaced(record)).isEmpty());
    }

    @Test
    void aPartThatNobodyPlacedIsForTheRestrictedDeskOnly() {
        record Forgotten(String secret) {}
        assertThat(Sensitivities.unplaced(Forgotten.class)).containsExactly("secret");
        assertThat(Sensitivities.of(Forgotten.class, "secret")).isEqualTo(Sensitivity.RESTRICTED);
        assertThat(Sensitivities.of(PersonState.class, "lifeSupport")).isEqualTo(Sensitivity.CRITICAL);
        assertThat(Sensitivities.of(Particulars.class, "key")).isEqualTo(Sensitivity.RESTRICTED);
    }

    @Test
    void whatSomebodyLivesOnStandsOnNoPaperThatIsHandedOutInPeacetimeOrIsEnteredFrom() {
        for (Role role : Role.values()) {
            for (Purpose purpose : List.of(Purpose.HAND_OUT, Purpose.SAFETY_CHECK, Purpose.ACCESS, Purpose.OVERSIGHT)) {
                assertThat(Disclosure.sight(role, new Tie(Relation.IN_CHARGE, ALL), Occasion.PEACETIME, purpose)
                                .shows(Sensitivity.CRITICAL))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoReadsTheRegistryIsWhoSeesPeopleWhileKeepingIt(Role role) {
        assertThat(Disclosure.readsRegistry(role))
                .isEqualTo(Disclosure.sight(role, Purpose.KEEPING_THE_REGISTRY).shows(PersonField.RECORD))
                .isEqualTo(
                        switch (role) {
                            case ADMIN, DESK, RESTRICTED_DESK -> true;
                            case CARE_MANAGER, MEDICAL_VISITOR, PROVIDER_STAFF, SUPPORTER, AUDITOR, SCRIPT -> false;
                        });
    }

    @ParameterizedTest
    @EnumSource
    void whoLooksAfterAccountsAndPlaysDrills(Role role) {
        assertThat(Disclosure.administersAccounts(role)).isEqualTo(role == Role.ADMIN);
        assertThat(Disclosure.playsDrills(role))
                .isEqualTo(role == Role.ADMIN || role == Role.DESK || role == Role.RESTRICTED_DESK);
    }

    @Test
    void nobodyOfTheCityBecomesCareStaffNorTheOtherWayRoundAndNobodyBecomesAScript() {
        assertThat(Disclosure.mayBecome(Role.DESK, Role.RESTRICTED_DESK)).isTrue();
        assertThat(Disclosure.mayBecome(Role.CARE_MANAGER, Role.SUPPORTER)).isTrue();
        assertThat(Disclosure.mayBecome(Role.CARE_MANAGER, Role.ADMIN)).isFalse();
        assertThat(Disclosure.mayBecome(Role.AUDITOR, Role.PROVIDER_STAFF)).isFalse();
        for (Role role : Role.values()) {
            assertThat(Disclosure.mayBecome(role, Role.SCRIPT)).isFalse();
        }
    }
}
