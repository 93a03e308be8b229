package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.contract.CheckInput.DispatchMoved.Move;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.NeedKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the next car goes. */
class DispatchesTest {

    private static final Instant AT = AnIncident.ONSET;

    private static OnDuty hanako() {
        return OnDuty.of(APerson.named("花子").nurse("看護師"), new Around().member("看護師"))
                .opens();
    }

    private static CheckEvent sent(OnDuty duty, String command, String by) {
        return new CheckEvent.Dispatched(Ids.command(command), "1号車", AnIncident.actor(by), duty.now());
    }

    private static CheckEvent moved(OnDuty duty, String command, Move move) {
        Instant sentAt = duty.check()
                .dispatches()
                .flatMap(Dispatches::out)
                .map(Dispatch::sentAt)
                .orElseGet(duty::now);
        return new CheckEvent.DispatchMoved(Ids.command(command), sentAt, move, duty.now());
    }

    private static CommandOutcome.Outcome last(OnDuty duty) {
        return duty.check().commands().getLast().outcome();
    }

    @Test
    void whoSendsACarHasTakenThePersonAndIsTryingAndNothingMore() {
        var duty = hanako();
        duty.happens(sent(duty, "1", "甲"));
        assertThat(duty.check().status()).isEqualTo(CheckStatus.TRYING);
        assertThat(duty.check().claim().map(claim -> claim.by().username())).contains("甲");
        var out = duty.check().toState().dispatch().orElseThrow();
        assertThat(out.team()).isEqualTo("1号車");
        assertThat(out.arrivedAt()).isEmpty();

        duty.forward(Duration.ofMinutes(5)).happens(moved(duty, "2", Move.ARRIVED));
        assertThat(duty.check().status()).isEqualTo(CheckStatus.TRYING);
        assertThat(duty.check().toState().dispatch().orElseThrow().arrivedAt()).contains(duty.now());
    }

    @Test
    void aSecondCarIsRefusedUntilTheFirstIsBack() {
        var duty = hanako();
        duty.happens(sent(duty, "1", "甲")).happens(sent(duty, "2", "乙"));
        assertThat(last(duty)).isEqualTo(CommandOutcome.Outcome.ALREADY_SENT);
        duty.happens(sent(duty, "3", "甲"));
        assertThat(last(duty)).isEqualTo(CommandOutcome.Outcome.ALREADY_SENT);
        duty.happens(moved(duty, "4", Move.CAME_BACK));
        assertThat(duty.check().toState().dispatch()).isEmpty();
        duty.happens(sent(duty, "5", "甲"));
        assertThat(last(duty)).isEqualTo(CommandOutcome.Outcome.DONE);
        assertThat(duty.check().dispatches().orElseThrow().newest()).hasSize(2);
    }

    @Test
    void ofSomebodyWhomAnotherHasTakenThatOneDecides() {
        var duty = hanako();
        duty.happens(new CheckEvent.Claimed(Ids.command("1"), AnIncident.actor("甲"), duty.now()))
                .happens(sent(duty, "2", "乙"));
        assertThat(last(duty)).isEqualTo(CommandOutcome.Outcome.HELD_BY_ANOTHER);
        assertThat(duty.check().dispatches()).isEmpty();
    }

    @Test
    void aCarThatWasThereIsAnAttemptInItsCycleAlsoWhenItIsBackAndNobodyHoldsTheClaim() {
        var duty = hanako();
        duty.happens(sent(duty, "1", "甲"));
        duty.happens(moved(duty, "2", Move.ARRIVED));
        duty.happens(moved(duty, "3", Move.CAME_BACK))
                .happens(new CheckEvent.Released(Ids.command("4"), AnIncident.actor("甲")));
        assertThat(duty.check().status()).isEqualTo(CheckStatus.TRYING);
    }

    @Test
    void aCarThatWasCalledBackOnItsWayHasTriedNothing() {
        var duty = hanako();
        duty.happens(sent(duty, "1", "甲"));
        duty.happens(moved(duty, "2", Move.CAME_BACK))
                .happens(new CheckEvent.Released(Ids.command("3"), AnIncident.actor("甲")));
        assertThat(duty.check().status()).isEqualTo(CheckStatus.SILENT);
    }

    @Test
    void whoSpeaksOfACarThatIsBackMovesNotTheNextOne() {
        var duty = hanako();
        duty.happens(sent(duty, "1", "甲"));
        CheckEvent firstIsBack = moved(duty, "2", Move.CAME_BACK);
        duty.happens(firstIsBack).forward(Duration.ofMinutes(1));
        duty.happens(sent(duty, "3", "甲"));
        Instant first =
                duty.check().dispatches().orElseThrow().newest().getFirst().sentAt();
        duty.happens(new CheckEvent.DispatchMoved(Ids.command("4"), first, Move.CAME_BACK, duty.now()));
        assertThat(last(duty)).isEqualTo(CommandOutcome.Outcome.NOTHING_TO_DO);
        assertThat(duty.check().dispatches().flatMap(Dispatches::out)).isPresent();
    }

    @Test
    void aCarOnItsWayHidesNoNeed() {
        var duty = hanako().hears(AReport.of("a").needing(NeedKind.RESCUE));
        duty.happens(sent(duty, "1", "甲"));
        assertThat(duty.check().status()).isEqualTo(CheckStatus.NEEDS_HELP);
        assertThat(duty.check().toState().dispatch()).isPresent();
    }

    @Test
    void whatIsOutOrBackNowHereIsNothingToDoAndACommandThatComesTwiceActsOnce() {
        var duty = hanako();
        duty.happens(moved(duty, "1", Move.ARRIVED));
        assertThat(last(duty)).isEqualTo(CommandOutcome.Outcome.NOTHING_TO_DO);
        CheckEvent sent = sent(duty, "2", "甲");
        duty.happens(sent).happens(moved(duty, "3", Move.ARRIVED));
        var there = duty.check();
        assertThat(duty.happens(sent).check()).isEqualTo(there);
        duty.happens(moved(duty, "4", Move.ARRIVED));
        assertThat(last(duty)).isEqualTo(CommandOutcome.Outcome.NOTHING_TO_DO);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverHappensAtMostOneIsOutTheNewestAreKeptAndNoneArrivesBeforeItLeft(long seed) {
        RandomGenerator random = Seeds.random(seed);
        Dispatches dispatches = Dispatches.NONE;
        for (int i = 0; i < 200; i++) {
            Instant at = AT.plusSeconds(i * 60L - random.nextInt(300));
            Dispatches before = dispatches;
            Optional<Dispatches> after = switch (random.nextInt(3)) {
                case 0 -> before.send("車" + i, AnIncident.DESK, at);
                case 1 -> before.arrived(at);
                default -> before.back(at);
            };
            dispatches = after.orElse(before);
            List<Dispatch> all = dispatches.newest();
            assertThat(all).hasSizeLessThanOrEqualTo(Dispatches.MOST);
            assertThat(all.stream().limit(Math.max(0, all.size() - 1)))
                    .as("only the last may be out")
                    .noneMatch(Dispatch::isOut);
            assertThat(all).allSatisfy(one -> {
                Instant arrived = one.arrivedAt().orElse(one.sentAt());
                assertThat(arrived).isAfterOrEqualTo(one.sentAt());
                assertThat(one.backAt().orElse(arrived)).isAfterOrEqualTo(arrived);
            });
        }
    }
}
