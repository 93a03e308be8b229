package jp.anpi.safety.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.CaseloadLinkId;
import jp.anpi.safety.contract.DisclosureId;
import jp.anpi.safety.contract.IncidentEvent;
import org.junit.jupiter.api.Test;

class OpenDoorsTest {

    private static final Instant FROM = AnIncident.ONSET.plus(Duration.ofHours(1));
    private static final Instant UNTIL = FROM.plus(Duration.ofHours(12));
    private static final IncidentFacts CLOSED_DOORS = AnIncident.real();

    private static IncidentEvent.Disclosed disclosed(Set<PriorityGroup> groups) {
        return new IncidentEvent.Disclosed(
                CLOSED_DOORS.id(),
                DisclosureId.random(),
                Set.of(Ids.office("消防団")),
                Set.of(Ids.member("民生委員")),
                new Area.City(),
                groups,
                "手分けして訪ねるため",
                UNTIL,
                FROM,
                AnIncident.DESK);
    }

    private static Actor of(String member, String office) {
        return new Actor(
                member, member, Role.SUPPORTER, Optional.of(Ids.member(member)), Optional.of(Ids.office(office)));
    }

    private static boolean isOpen(IncidentFacts facts, Actor caller, Instant now) {
        return facts.doors().disclosedTo(caller, now).findAny().isPresent();
    }

    @Test
    void nothingIsOpenUntilTheDeskOpensIt() {
        assertThat(isOpen(CLOSED_DOORS, of("団員", "消防団"), FROM)).isFalse();
        assertThat(CLOSED_DOORS.doors().citizens()).isFalse();
    }

    @Test
    void pitfall17ADisclosureIsToItsOfficesAndMembersAndEndsByItselfAtItsInstant() {
        IncidentFacts facts = CLOSED_DOORS.with(disclosed(Set.of()));

        assertThat(isOpen(facts, of("団員", "消防団"), FROM)).isTrue();
        assertThat(isOpen(facts, of("民生委員", "ほか"), FROM)).isTrue();
        assertThat(isOpen(facts, of("だれか", "ほか"), FROM)).isFalse();
        assertThat(isOpen(facts, AnIncident.DESK, FROM)).as("of no office").isFalse();
        assertThat(isOpen(facts, of("団員", "消防団"), UNTIL.minusNanos(1))).isTrue();
        assertThat(isOpen(facts, of("団員", "消防団"), UNTIL)).isFalse();
    }

    @Test
    void theDeskEndsItBeforeAndFoldingTwiceChangesNothing() {
        IncidentEvent.Disclosed open = disclosed(Set.of());
        var ended = new IncidentEvent.DisclosureEnded(
                CLOSED_DOORS.id(), open.disclosure(), FROM.plusSeconds(60), AnIncident.DESK);
        IncidentFacts facts = CLOSED_DOORS.with(open).with(ended);

        assertThat(isOpen(facts, of("団員", "消防団"), FROM.plusSeconds(61))).isFalse();
        assertThat(facts.with(open).with(ended).doors().disclosures()).hasSize(1);
        assertThat(isOpen(facts.with(open), of("団員", "消防団"), FROM.plusSeconds(61)))
                .as("told once more")
                .isFalse();
    }

    @Test
    void itCoversItsGroupsAndNobodyUnderProtection() {
        Disclosure disclosure = Disclosure.of(disclosed(Set.of(PriorityGroup.PUSH_SUPPORT)));

        assertThat(covers(
                        disclosure,
                        APerson.named("花子").in(PriorityGroup.PUSH_SUPPORT).build()))
                .isTrue();
        assertThat(covers(
                        disclosure,
                        APerson.named("太郎").in(PriorityGroup.GENERAL).build()))
                .isFalse();
        assertThat(covers(
                        disclosure,
                        APerson.named("静江")
                                .in(PriorityGroup.PUSH_SUPPORT)
                                .underProtection()
                                .build()))
                .isFalse();
    }

    @Test
    void citizensMayReportBetweenOpeningAndClosingThePage() {
        var opened = new IncidentEvent.CitizensPageOpened(CLOSED_DOORS.id(), FROM, AnIncident.DESK);
        var closed = new IncidentEvent.CitizensPageClosed(CLOSED_DOORS.id(), UNTIL, AnIncident.DESK);

        assertThat(CLOSED_DOORS.with(opened).doors().citizens()).isTrue();
        assertThat(CLOSED_DOORS.with(opened).with(closed).doors().citizens()).isFalse();
    }

    @Test
    void aDisclosureToNobodyOrThatNeverBeginsCannotBeTold() {
        assertThatThrownBy(() -> new IncidentEvent.Disclosed(
                        CLOSED_DOORS.id(),
                        DisclosureId.random(),
                        Set.of(),
                        Set.of(),
                        new Area.City(),
                        Set.of(),
                        "",
                        UNTIL,
                        FROM,
                        AnIncident.DESK))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IncidentEvent.Disclosed(
                        CLOSED_DOORS.id(),
                        DisclosureId.random(),
                        Set.of(Ids.office("消防団")),
                        Set.of(),
                        new Area.City(),
                        Set.of(),
                        "",
                        FROM,
                        FROM,
                        AnIncident.DESK))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean covers(Disclosure disclosure, PersonState person) {
        return disclosure.covers(person.lifecycle(), person.placement().group(), person.home());
    }

    @Test
    void aLinkForACaseloadHoldsUntilItsInstantOrUntilItIsTakenBack() {
        var made = new IncidentEvent.CaseloadLinkMade(
                CLOSED_DOORS.id(),
                CaseloadLinkId.random(),
                Ids.member("佐藤"),
                Ids.office("居宅"),
                Set.of(Ids.person("花子")),
                UNTIL,
                FROM,
                AnIncident.DESK);
        IncidentFacts facts = CLOSED_DOORS.with(made).with(made);

        assertThat(facts.doors().links()).hasSize(1);
        var link = facts.doors().findLink(made.link()).orElseThrow();
        assertThat(link.holdsAt(UNTIL.minusMillis(1))).isTrue();
        assertThat(link.holdsAt(UNTIL)).isFalse();

        IncidentFacts without = facts.with(
                new IncidentEvent.CaseloadLinkRevoked(CLOSED_DOORS.id(), made.link(), FROM, AnIncident.DESK));
        assertThat(without.doors().findLink(made.link()).orElseThrow().holdsAt(FROM))
                .isFalse();
    }
}
