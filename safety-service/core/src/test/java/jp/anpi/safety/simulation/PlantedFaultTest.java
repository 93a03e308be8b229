package jp.anpi.safety.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jp.anpi.safety.check.Asking;
import jp.anpi.safety.check.CheckContext;
import jp.anpi.safety.check.CheckEvent;
import jp.anpi.safety.check.Decision;
import jp.anpi.safety.check.Reading;
import jp.anpi.safety.check.SafetyCheck;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.incident.IncidentFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that finds nothing proves nothing: each fault that is planted in the rules is found, by its law. */
class PlantedFaultTest {

    private static final int WORLDS = 40;

    /** What is wrong with the rules. */
    enum Fault implements Rules {
        A_DUE_CHECK_IS_LOOKED_AT_AND_NOTHING_IS_DONE(Law.TIME_GOES_ON) {
            @Override
            public Decision due(SafetyCheck check, CheckContext context, Instant now) {
                return check.cycle() > 0 ? unchanged(check) : super.due(check, context, now);
            }
        },
        A_DEADLINE_IS_DROPPED(Law.NOBODY_IS_FORGOTTEN) {
            @Override
            Decision spoiled(SafetyCheck before, Decision right) {
                return with(
                        right,
                        check -> check.asking()
                                .filter(asking ->
                                        asking.rung() == 2 && asking.dueAt().isPresent())
                                .map(asking -> asking(check, late(asking)))
                                .orElse(check));
            }
        },
        WHO_IS_ASKED_IS_NOT_TOLD(Law.NOBODY_IS_FORGOTTEN) {
            @Override
            Decision spoiled(SafetyCheck before, Decision right) {
                return without(right, asked -> true);
            }
        },
        A_QUESTION_GOES_OUT_TWICE(Law.NOBODY_IS_ASKED_TWICE) {
            @Override
            Decision spoiled(SafetyCheck before, Decision right) {
                return new Decision(
                        right.check(),
                        Stream.concat(right.notices().stream(), right.notices().stream())
                                .toList());
            }
        },
        AN_ENDING_CLOCK_IS_KEPT_QUIET(Law.NO_CLOCK_ENDS_UNSEEN) {
            @Override
            Decision spoiled(SafetyCheck before, Decision right) {
                return without(right, asked -> asked.why() == AskReason.CLOCK_RAN_OUT);
            }
        },
        A_DANGER_IS_KEPT_FROM_THE_DESK(Law.DANGER_IS_THE_DESKS_AT_ONCE) {
            @Override
            Decision spoiled(SafetyCheck before, Decision right) {
                return without(right, asked -> asked.why() == AskReason.DANGER_REPORTED);
            }
        },
        A_REPORT_IS_DROPPED(Law.NO_REPORT_IS_LOST) {
            @Override
            public Decision fold(SafetyCheck check, CheckEvent event, CheckContext context, Instant now) {
                boolean dropped =
                        event instanceof CheckEvent.Reported && check.facts().size() == 2;
                return dropped ? unchanged(check) : super.fold(check, event, context, now);
            }
        },
        SILENCE_IS_SHOWN_AS_SAFE(Law.SILENCE_IS_NOT_SAFE) {
            @Override
            Decision spoiled(SafetyCheck before, Decision right) {
                return with(
                        right,
                        check -> check.cycle() == 1 && check.status() == CheckStatus.TRYING
                                ? reading(check, CheckStatus.CONFIRMED)
                                : check);
            }
        },
        A_CHANGE_KEEPS_ITS_VERSION(Law.COUNTS_SUM_TO_THE_ROSTER) {
            @Override
            Decision spoiled(SafetyCheck before, Decision right) {
                return with(right, check -> version(check, Math.min(2, check.version())));
            }
        },
        THE_CLOSING_IS_NOT_HEARD(Law.A_CLOSED_INCIDENT_ASKS_NOBODY) {
            @Override
            public Decision fold(SafetyCheck check, CheckEvent event, CheckContext context, Instant now) {
                return super.fold(check, event, open(context), now);
            }

            @Override
            public Decision due(SafetyCheck check, CheckContext context, Instant now) {
                return super.due(check, open(context), now);
            }
        };

        private final Law law;

        Fault(Law law) {
            this.law = law;
        }

        @Override
        public Decision fold(SafetyCheck check, CheckEvent event, CheckContext context, Instant now) {
            return spoiled(check, Rules.OURS.fold(check, event, context, now));
        }

        @Override
        public Decision due(SafetyCheck check, CheckContext context, Instant now) {
            return spoiled(check, Rules.OURS.due(check, context, now));
        }

        Decision spoiled(SafetyCheck before, Decision right) {
            return right;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedFaultIsFoundByItsLaw(Fault fault) {
        Violation found = firstViolation(fault);
        assertThat(found.law()).isEqualTo(fault.law);
    }

    @Test
    void aViolationTellsItsSeedItsStepAndAShortStory() {
        Violation found = firstViolation(Fault.A_REPORT_IS_DROPPED);
        assertThat(found.toString()).contains("seed " + found.seed(), "step " + found.step(), "NO_REPORT_IS_LOST");
        assertThat(found.happenings())
                .as("of dozens of happenings only those that are needed are left")
                .isLessThanOrEqualTo(6);
        assertThat(found.trace()).hasSizeBetween(1, 60).anyMatch(line -> line.contains("arrives report"));
        assertThat(Simulation.play(found.seed(), Fault.A_REPORT_IS_DROPPED).violation())
                .as("the seed shows it again")
                .contains(found);
    }

    private static Violation firstViolation(Rules rules) {
        return LongStream.range(0, WORLDS)
                .mapToObj(seed -> Simulation.play(seed, rules))
                .map(Played::violation)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no world of " + WORLDS + " shows it"));
    }

    private static Decision unchanged(SafetyCheck check) {
        return new Decision(check, List.of());
    }

    private static Decision with(Decision right, UnaryOperator<SafetyCheck> change) {
        return new Decision(change.apply(right.check()), right.notices());
    }

    private static Decision without(Decision right, java.util.function.Predicate<NoticeRequested> silent) {
        List<NoticeEvent> left = right.notices().stream()
                .filter(notice -> notice instanceof NoticeRequested asked && !silent.test(asked))
                .toList();
        return new Decision(right.check(), left);
    }

    private static Asking late(Asking asking) {
        return new Asking(
                asking.rung(),
                asking.role(),
                asking.startedAt(),
                asking.dueAt().map(due -> due.plus(Duration.ofDays(30))),
                asking.why());
    }

    private static SafetyCheck asking(SafetyCheck check, Asking other) {
        return copy(check, check.version(), Optional.of(other), check.reading());
    }

    private static SafetyCheck version(SafetyCheck check, long other) {
        return copy(check, other, check.asking(), check.reading());
    }

    private static SafetyCheck reading(SafetyCheck check, CheckStatus status) {
        Reading was = check.reading();
        Reading lie = new Reading(
                status,
                was.condition(),
                was.place(),
                was.needs(),
                was.danger(),
                was.deathReported(),
                was.answered(),
                was.recheckAt(),
                was.confirmedAt(),
                Optional.of(Instant.MAX),
                Optional.empty(),
                was.lastReportAt(),
                was.conflicts());
        return copy(check, check.version(), check.asking(), lie);
    }

    private static SafetyCheck copy(SafetyCheck check, long version, Optional<Asking> asking, Reading reading) {
        return new SafetyCheck(
                check.row(),
                version,
                check.cycle(),
                check.cycleStartedAt(),
                check.facts(),
                check.folded(),
                asking,
                check.notices(),
                check.steps(),
                check.claim(),
                check.commands(),
                check.clocks(),
                check.power(),
                reading,
                check.closed(),
                check.changedAt(),
                check.deskWait(),
                check.tries(),
                check.letGoUntil(),
                check.dispatches());
    }

    private static CheckContext open(CheckContext context) {
        IncidentFacts was = context.incident();
        IncidentFacts open = new IncidentFacts(
                was.id(),
                was.kind(),
                was.mode(),
                was.title(),
                was.clock(),
                was.onsetAt(),
                was.openedAt(),
                was.policy(),
                was.zone(),
                was.absences(),
                was.outages(),
                was.deskSeen(),
                was.doors(),
                Optional.empty());
        return new CheckContext(open, context.person(), context.people(), context.assumptions());
    }
}
