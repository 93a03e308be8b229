package jp.anpi.safety.lookahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.building.RandomLife;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.check.SafetyCheck;
import jp.anpi.safety.clock.Assumptions;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.CheckState.RunningClock;
import jp.anpi.safety.contract.ClockKind;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.OutageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WhatIfTest {

    private static final LocalDate TESTED = LocalDate.of(2026, 6, 1);
    private static final Area NORTH = new Area.Districts(Set.of(new DistrictId("d01")));

    private final Around around = new Around().member("看護師").member("ケアマネ").office("ヘルパー");

    static LongStream seeds() {
        return Seeds.upTo(60);
    }

    private static APerson hanako() {
        return APerson.named("花子")
                .nurse("看護師")
                .careManager("ケアマネ")
                .provider("ヘルパー")
                .ventilator(Duration.ofHours(3), TESTED);
    }

    private Optional<Prospect> ask(OnDuty duty, Area area, String from, String until) {
        var loss = new PowerLoss(area, duty.at(from), duty.at(until));
        return new WhatIf(duty.context().incident(), loss, around, Assumptions.STANDARD)
                .of(duty.check(), duty.context().person(), duty.now());
    }

    @Test
    void whoseBatteryEndsIsNamedWithTheClockAndThePeopleWhoWouldBeAsked() {
        OnDuty duty = OnDuty.of(hanako(), around)
                .opens()
                .until("16:30")
                .hears(AReport.of("a"))
                .until("17:00");
        Prospect prospect = ask(duty, NORTH, "18:00", "22:00").orElseThrow();
        assertThat(prospect.first()).isEqualTo(new RunningClock(ClockKind.VENTILATOR, duty.at("21:00"), false));
        assertThat(prospect.anyway()).isFalse();
        assertThat(prospect.asked()).extracting(Prospect.Asked::who).first().isEqualTo(List.of("看護師"));
        assertThat(prospect.deskHears())
                .as("nobody answers: the desk hears before zero")
                .hasValueSatisfying(at -> assertThat(at).isBefore(duty.at("21:00")));
    }

    @Test
    void whoLastsLongerOrLivesElsewhereIsNotNamed() {
        OnDuty duty = OnDuty.of(hanako(), around).opens();
        assertThat(ask(duty, NORTH, "18:00", "20:59")).isEmpty();
        assertThat(ask(duty, NORTH, "18:00", "21:00"))
                .as("a clock ends at its instant")
                .isPresent();
        assertThat(ask(duty, new Area.Districts(Set.of(new DistrictId("d02"))), "18:00", "22:00"))
                .isEmpty();
    }

    @Test
    void pitfall04WhoIsInHospitalIsNotNamedWhenTheHomeLosesItsPower() {
        OnDuty atHome = OnDuty.of(hanako(), around).opens();
        OnDuty inHospital =
                OnDuty.of(hanako().who(Lifecycle.IN_HOSPITAL), around).opens();
        assertThat(ask(atHome, NORTH, "18:00", "22:00")).isPresent();
        assertThat(ask(inHospital, NORTH, "18:00", "22:00")).isEmpty();
    }

    @Test
    void anAssumedBatteryIsSaidToBeAssumed() {
        var person = APerson.named("太郎").device(PoweredDevice.Kind.SUCTION, Optional.empty(), Optional.empty());
        Prospect prospect = ask(OnDuty.of(person, around).opens(), new Area.City(), "18:00", "22:00")
                .orElseThrow();
        assertThat(prospect.first().assumed()).isTrue();
    }

    @Test
    void whatEndsAlsoWithPowerIsSaidToEndAnyway() {
        var person = APerson.named("次郎")
                .in(PriorityGroup.MEDICAL_COORDINATION)
                .dialysis(Optional.of(LocalDate.of(2026, 11, 17)), DayOfWeek.TUESDAY);
        OnDuty duty = OnDuty.of(person, around).opens();
        Prospect prospect = ask(duty, NORTH, "17:00", "22:00").orElseThrow();
        assertThat(prospect.first().kind()).isEqualTo(ClockKind.DIALYSIS);
        assertThat(prospect.anyway()).isTrue();
    }

    @Test
    void whoRunsOutFirstComesFirst() {
        List<Prospect> prospects = new ArrayList<>();
        for (int hours : new int[] {3, 1, 2}) {
            var person = APerson.named("人" + hours).ventilator(Duration.ofHours(hours), TESTED);
            ask(OnDuty.of(person, around).opens(), NORTH, "11:00", "22:00").ifPresent(prospects::add);
        }
        Collections.shuffle(prospects, new Random(1));
        prospects.sort(Prospect.BY_TIME_LEFT);
        assertThat(prospects)
                .extracting(Prospect::person)
                .containsExactly(Ids.person("人1"), Ids.person("人2"), Ids.person("人3"));
    }

    @Test
    void nobodyLooksBackwardsOrFurtherThanFourDays() {
        Instant from = AnIncident.ONSET;
        assertThatThrownBy(() -> new PowerLoss(NORTH, from, from)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PowerLoss(NORTH, from, from.plus(Duration.ofHours(97))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The outage that was only supposed is declared, nobody answers, and what was foretold comes to pass. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasForetoldIsWhatTheRulesThenDo(long seed) {
        RandomGenerator random = Seeds.random(seed);
        RandomLife life = new RandomLife(random);
        OnDuty duty = OnDuty.of(life.person("花子"), life.around()).opens();
        for (int i = 0; i < 8; i++) {
            duty.forward(Duration.ofSeconds(random.nextInt(3_600)));
            life.something(duty, i);
        }
        SafetyCheck before = duty.check();
        Instant from = duty.now().plusSeconds(random.nextInt(7_200));
        Instant until = from.plus(Duration.ofHours(12));
        int published = duty.published().size();
        Optional<Prospect> foretold = new WhatIf(
                        duty.context().incident(),
                        new PowerLoss(new Area.City(), from, until),
                        duty.context().people(),
                        Assumptions.STANDARD)
                .of(before, duty.context().person(), duty.now());
        assertThat(duty.check()).as("looking ahead changes nothing").isSameAs(before);
        assertThat(duty.published()).hasSize(published);
        Instant asked = duty.now();
        duty.happens(new IncidentEvent.OutageDeclared(
                duty.context().incident().id(),
                new OutageId(Ids.incident("outage").value()),
                new Area.City(),
                from,
                Optional.empty(),
                AnIncident.DESK));
        duty.forward(Duration.between(duty.now(), until));
        List<RunningClock> ended = duty.check().clocks().stream()
                .filter(clock ->
                        clock.endsAt().isAfter(asked) && !clock.endsAt().isAfter(until))
                .toList();
        assertThat(foretold.map(Prospect::ending).orElse(List.of())).isEqualTo(ended);
        foretold.ifPresent(prospect -> assertThat(prospect.asked().stream().map(Prospect.Asked::at))
                .containsExactlyElementsOf(duty.check().steps().stream()
                        .filter(step -> !before.steps().contains(step))
                        .filter(step -> switch (step.what()) {
                            case ASKED, HANDED_TO_DESK, DESK_TOLD, DUTY_CALLED -> true;
                            case TOLD, SKIPPED, ENDED -> false;
                        })
                        .map(step -> step.at())
                        .toList()));
    }
}
