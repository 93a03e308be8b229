package jp.anpi.registry.http.access;

import static jp.anpi.registry.http.RunningRoutes.session;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.http.RunningRoutes.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignedInTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final OfficeId OFFICE = OfficeId.random();
    private static final MemberId MEMBER = MemberId.random();

    private final MovableClock clock = new MovableClock();
    private final SignedIn signedIn = new SignedIn(clock, ZoneId.of("Asia/Tokyo"));

    @BeforeEach
    void everythingIsRead() {
        signedIn.complete();
    }

    @Test
    void aWithdrawnSessionStaysWithdrawnWhateverArrivesLater() {
        signedIn.fold(session("t", Role.DESK, true));
        signedIn.fold(session("t", Role.DESK, false));
        assertThat(signedIn.find(TokenHash.of("t"))).isEmpty();
    }

    @Test
    void theTokenItselfIsNeverKept() {
        signedIn.fold(session("t", Role.DESK, false));
        assertThat(signedIn.find("t")).isEmpty();
        assertThat(signedIn.find(TokenHash.of("t"))).map(Caller::role).contains(Role.DESK);
    }

    @Test
    void endedSessionsAreSweptAway() {
        for (int i = 0; i < 999; i++) {
            signedIn.fold(session("t" + i, Role.DESK, false));
        }
        clock.forward(Duration.ofHours(2));
        signedIn.fold(session("last", Role.DESK, false));
        assertThat(signedIn.size()).isZero();
    }

    @Test
    void aCallerIsLoggedWithoutAName() {
        signedIn.fold(session("t", Role.DESK, false));
        assertThat(signedIn.find(TokenHash.of("t")).orElseThrow().toString())
                .doesNotContain("鈴木", "somebody")
                .contains("DESK");
    }

    @Test
    void afterTheirLastDayAMemberBringsNeitherThemselvesNorTheirOffice() {
        signedIn.fold(opened(Optional.empty(), Optional.of(MEMBER)));
        signedIn.fold(member(Optional.of(TODAY)));
        assertThat(found()).map(Caller::member).contains(Optional.of(MEMBER));

        clock.forward(Duration.ofHours(15));

        assertThat(found()).map(Caller::member).contains(Optional.empty());
        assertThat(found()).map(Caller::office).contains(Optional.empty());
        signedIn.fold(member(Optional.empty()));
        assertThat(found()).as("goes on after all").map(Caller::office).contains(Optional.of(OFFICE));
    }

    @Test
    void anOfficeThatHasClosedIsBroughtByNobody() {
        signedIn.fold(opened(Optional.empty(), Optional.of(MEMBER)));
        signedIn.fold(office(Optional.of(TODAY.minusDays(1))));
        assertThat(found()).map(Caller::office).contains(Optional.empty());
        assertThat(found().flatMap(Caller::leftOn))
                .as("whoever of it has no last day yet since its closing broke off")
                .contains(TODAY.minusDays(1));
    }

    @Test
    void aMembersOfficeIsTheOneTheyWorkForNowAndTheOneBeforeThatIsNotForgottenHoweverLongAgoTheySignedIn() {
        OfficeId next = OfficeId.random();
        signedIn.fold(opened(Optional.of(DeviceId.random()), Optional.of(MEMBER)));
        signedIn.fold(member(Optional.empty()));
        assertThat(found().flatMap(Caller::former)).isEmpty();

        OfficeId between = OfficeId.random();
        signedIn.fold(member(2, between));
        assertThat(found().flatMap(Caller::former))
                .as("who signed in with an account of long ago")
                .isEmpty();
        signedIn.fold(moved(between, next));

        assertThat(found()).map(Caller::member).contains(Optional.of(MEMBER));
        assertThat(found()).map(Caller::office).contains(Optional.of(next));
        assertThat(found().flatMap(Caller::leftOn)).isEmpty();
        assertThat(found().flatMap(Caller::former))
                .contains(new Caller.Former(Optional.of(MEMBER), Optional.of(between), TODAY, true));
        signedIn.fold(office(Optional.of(TODAY.minusDays(1))));
        assertThat(found()).as("the one before has closed").map(Caller::office).contains(Optional.of(next));
    }

    @Test
    void whoWentToAnotherOfficeHoldsTheDeviceOfTheOneBeforeNoLonger() {
        signedIn.fold(opened(Optional.of(DeviceId.random()), Optional.empty()).heldBy(Optional.of(holder())));
        assertThat(found()).map(Caller::member).contains(Optional.of(MEMBER));

        signedIn.fold(member(2, OfficeId.random()));

        assertThat(found()).map(Caller::member).contains(Optional.empty());
        assertThat(found()).map(Caller::office).contains(Optional.of(OFFICE));
    }

    @Test
    void theDeviceOfSomebodyWhoHasLeftIsToldToForgetNothingAndBringsWhatItBroughtAsWhatWasUntilThen() {
        signedIn.fold(opened(Optional.of(DeviceId.random()), Optional.of(MEMBER)));
        signedIn.fold(member(Optional.of(TODAY)));
        assertThat(found()).map(Caller::former).contains(Optional.empty());

        signedIn.fold(member(Optional.of(TODAY.minusDays(1))));

        assertThat(found()).map(Caller::member).contains(Optional.empty());
        assertThat(found().flatMap(Caller::former))
                .contains(new Caller.Former(Optional.of(MEMBER), Optional.of(OFFICE), TODAY.minusDays(1), false));
        assertThat(signedIn.isWithdrawnDevice(new Credentials.Bearer("t"))).isFalse();
    }

    @Test
    void thatOfAnOfficeWhichHasClosedIsToldToForgetNothingEither() {
        signedIn.fold(opened(Optional.of(DeviceId.random()), Optional.empty()));
        signedIn.fold(office(Optional.of(TODAY.minusDays(1))));

        assertThat(found()).map(Caller::office).contains(Optional.empty());
        assertThat(signedIn.isWithdrawnDevice(new Credentials.Bearer("t"))).isFalse();
    }

    @Test
    void anOlderRecordThatComesLateEndsNobodyWhoGoesOn() {
        signedIn.fold(opened(Optional.empty(), Optional.of(MEMBER)));
        MemberState left = member(Optional.of(TODAY.minusDays(1)));
        signedIn.fold(left.withUntil(Optional.empty()));
        signedIn.fold(left);
        assertThat(found()).map(Caller::member).contains(Optional.of(MEMBER));
    }

    @Test
    void nobodyHasLeftBeforeEverythingOnTheLogIsRead() {
        var starting = new SignedIn(clock, ZoneId.of("Asia/Tokyo"));
        starting.fold(opened(Optional.empty(), Optional.of(MEMBER)));
        starting.fold(member(Optional.of(TODAY.minusDays(1))));
        assertThat(starting.find(TokenHash.of("t"))).map(Caller::member).contains(Optional.of(MEMBER));
        assertThat(starting.hasLeft(MEMBER)).isFalse();

        starting.complete();

        assertThat(starting.find(TokenHash.of("t"))).map(Caller::member).contains(Optional.empty());
        assertThat(starting.hasLeft(MEMBER)).isTrue();
    }

    @Test
    void whoHasLeftHoldsTheOfficesDeviceNoLonger() {
        signedIn.fold(opened(Optional.of(DeviceId.random()), Optional.empty()).heldBy(Optional.of(holder())));
        assertThat(found()).map(Caller::member).contains(Optional.of(MEMBER));

        signedIn.fold(member(Optional.of(TODAY.minusDays(1))));

        assertThat(found()).map(Caller::member).contains(Optional.empty());
        assertThat(found()).map(Caller::office).contains(Optional.of(OFFICE));
    }

    private SessionState.Holder holder() {
        return new SessionState.Holder(
                AccountId.random(),
                "member",
                "係 二郎",
                Role.PROVIDER_STAFF,
                MEMBER,
                clock.instant().plus(Duration.ofHours(1)));
    }

    private Optional<Caller> found() {
        return signedIn.find(TokenHash.of("t"));
    }

    private SessionState opened(Optional<DeviceId> device, Optional<MemberId> member) {
        return SessionState.opened(
                TokenHash.of("t"),
                AccountId.random(),
                "somebody",
                "鈴木 花子",
                Role.PROVIDER_STAFF,
                member,
                Optional.of(OFFICE),
                clock.instant().plus(Duration.ofDays(9)),
                device);
    }

    private static MemberState member(Optional<LocalDate> until) {
        return member(1, OFFICE).withUntil(until);
    }

    private static MemberState member(long version, OfficeId office) {
        return new MemberState(
                MEMBER,
                version,
                office,
                "係 二郎",
                Role.PROVIDER_STAFF,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static MemberState moved(OfficeId from, OfficeId to) {
        MemberState there = member(3, to);
        return new MemberState(
                there.id(),
                there.version(),
                to,
                there.name(),
                there.role(),
                there.phone(),
                there.mail(),
                there.deputy(),
                there.hours(),
                there.until(),
                member(2, from).formerIn(to, TODAY));
    }

    private static OfficeState office(Optional<LocalDate> until) {
        return new OfficeState(
                        OFFICE,
                        1,
                        "川端訪問介護",
                        OfficeState.Kind.HOME_HELP,
                        new DistrictId("d01"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false)
                .withUntil(until);
    }
}
