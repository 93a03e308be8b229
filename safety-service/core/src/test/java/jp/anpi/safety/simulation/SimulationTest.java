package jp.anpi.safety.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.check.CheckContext;
import jp.anpi.safety.check.CheckEvent;
import jp.anpi.safety.check.Decision;
import jp.anpi.safety.check.SafetyCheck;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.AskedRole;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.ClockKind;
import jp.anpi.safety.contract.ReportMark;
import jp.anpi.safety.ladder.StepTaken;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole disasters made up by a seed; {@code -Danpi.sim.seed=17} replays one. */
class SimulationTest {

    private static final int IN_EVERY_BUILD = 500;
    private static final int LONG = 10_000;

    @Test
    void noLawIsBrokenInAnyWorld() {
        assertThat(violations(IN_EVERY_BUILD)).isEmpty();
    }

    @Tag("long")
    @Test
    void noLawIsBrokenInTenThousandWorlds() {
        assertThat(violations(LONG)).isEmpty();
    }

    private static List<Violation> violations(int seeds) {
        return Seeds.upTo(seeds)
                .mapToObj(Simulation::play)
                .map(Played::violation)
                .flatMap(Optional::stream)
                .limit(3)
                .toList();
    }

    @Test
    void theSameSeedGivesTheSameDecisionsBitByBitInAnotherProcess() throws IOException, InterruptedException {
        List<String> here = Hashes.of(0, 12);
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hashes.class.getName(),
                        "0",
                        "12")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var there = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(there.lines()).containsExactlyElementsOf(here);
        }
        assertThat(process.waitFor()).isZero();
        assertThat(here).doesNotHaveDuplicates();
    }

    @Test
    void theseWorldsReachEveryStateEveryReasonAndEveryKindOfStep() {
        Seen seen = new Seen();
        LongStream.range(0, 60).forEach(seed -> Simulation.play(seed, seen));
        assertThat(seen.statuses).containsExactlyInAnyOrder(CheckStatus.values());
        assertThat(seen.steps).containsExactlyInAnyOrder(StepTaken.What.values());
        assertThat(seen.reasons)
                .as("the city's table wants the word of one only")
                .containsAll(EnumSet.complementOf(EnumSet.of(AskReason.SECOND_ANSWER_WANTED)));
        assertThat(seen.roles).contains(AskedRole.values());
        assertThat(seen.clocks).contains(ClockKind.values());
        assertThat(seen.clockDoubtful).isTrue();
        assertThat(seen.closed).isTrue();
    }

    private static final class Seen implements Rules {

        private final Set<CheckStatus> statuses = EnumSet.noneOf(CheckStatus.class);
        private final Set<StepTaken.What> steps = EnumSet.noneOf(StepTaken.What.class);
        private final Set<AskReason> reasons = EnumSet.noneOf(AskReason.class);
        private final Set<AskedRole> roles = EnumSet.noneOf(AskedRole.class);
        private final Set<ClockKind> clocks = EnumSet.noneOf(ClockKind.class);
        private boolean clockDoubtful;
        private boolean closed;

        @Override
        public Decision fold(SafetyCheck check, CheckEvent event, CheckContext context, Instant now) {
            return note(Rules.OURS.fold(check, event, context, now));
        }

        @Override
        public Decision due(SafetyCheck check, CheckContext context, Instant now) {
            return note(Rules.OURS.due(check, context, now));
        }

        private Decision note(Decision decision) {
            SafetyCheck check = decision.check();
            statuses.add(check.status());
            check.steps().forEach(step -> {
                steps.add(step.what());
                reasons.add(step.why());
                roles.add(step.role());
            });
            check.clocks().forEach(clock -> clocks.add(clock.kind()));
            clockDoubtful |=
                    check.facts().stream().anyMatch(fact -> fact.marks().contains(ReportMark.CLOCK_DOUBTFUL));
            closed |= check.closed();
            return decision;
        }
    }
}
