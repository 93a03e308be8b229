package jp.anpi.deploy.drills.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import jp.anpi.deploy.drills.scenario.Expectation.Scope;
import jp.anpi.deploy.drills.scenario.Expectation.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioReaderTest {
    private static final String HEAD = "title: t\nkind: FLOOD\nsteps:\n";

    static Scenario read(String text) {
        return switch (ScenarioReader.read(text)) {
            case ScenarioReader.Reading.Read(Scenario scenario) -> scenario;
            case ScenarioReader.Reading.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private static List<ScenarioProblem> refused(String text) {
        return switch (ScenarioReader.read(text)) {
            case ScenarioReader.Reading.Read read -> throw new AssertionError("accepted: " + read);
            case ScenarioReader.Reading.Refused(List<ScenarioProblem> problems) -> problems;
        };
    }

    @Test
    void aWholeScenarioBecomesValues() {
        Scenario scenario = read("""
                title: 洪水
                kind: FLOOD
                onset: 2026-06-01T05:00:00+09:00
                speed: 120
                seed: 7
                area: {districts: [D01, D02]}
                steps:
                  - at: 1h30m
                    outage: {area: {polygon: [[139.1, 35.1], [139.2, 35.1], [139.2, 35.2]]}, until: 3h}
                  - at: 5m
                    title: first
                    report:
                      who: {group: [PUSH_SUPPORT, GENERAL], share: 60 %, as: early}
                      by: VISITING_NURSE
                      condition: SAFE
                      spread: 90s
                      resend: 2
                  - at: 2h
                    close:
                expect:
                  chosen: {early: {confirmed: ">= 90 %"}}
                  PUSH_SUPPORT: {onRung: {2+: 0}}
                """);

        assertThat(scenario.kind()).isEqualTo(Scenario.Kind.FLOOD);
        assertThat(scenario.onset())
                .hasValueSatisfying(onset -> assertThat(onset).hasToString("2026-05-31T20:00:00Z"));
        assertThat(scenario.speed()).isEqualTo(OptionalInt.of(120));
        assertThat(scenario.area()).isEqualTo(new Area.Districts(List.of("D01", "D02")));
        assertThat(scenario.length()).isEqualTo(Duration.ofHours(2));
        assertThat(scenario.steps()).extracting(Step::at).isSorted();
        assertThat(scenario.steps().getFirst().act()).isInstanceOfSatisfying(Act.Reports.class, reports -> {
            assertThat(reports.who())
                    .isEqualTo(new Who(
                            Set.of(PriorityGroup.PUSH_SUPPORT, PriorityGroup.GENERAL),
                            Set.of(),
                            new Who.Amount.Share(0.6),
                            Optional.empty(),
                            false,
                            Optional.of("early")));
            assertThat(reports.spread()).isEqualTo(Duration.ofSeconds(90));
            assertThat(reports.resend()).isEqualTo(2);
            assertThat(reports.form().contact()).isEqualTo(ReportForm.Contact.REACHED);
        });
        assertThat(scenario.atEnd())
                .extracting(Expectation::subject)
                .containsExactly(
                        new Subject.OnRung(new Scope.OfGroup(PriorityGroup.PUSH_SUPPORT), 2, true),
                        new Subject.InState(new Scope.Chosen("early"), CheckState.CONFIRMED));
    }

    @Test
    void theScenarioInTheRepositoryIsValid() throws IOException {
        Scenario scenario = read(Files.readString(Path.of("first-hour.yaml")));
        assertThat(scenario.speed()).isEqualTo(OptionalInt.of(60));
        assertThat(scenario.length()).isEqualTo(Duration.ofHours(1));
        assertThat(scenario.hasFaults()).isFalse();
    }

    @Test
    void theTyphoonInTheRepositoryIsValidAndUsesWhatTheLanguageHasForIt() throws IOException {
        Scenario scenario = read(Files.readString(Path.of("typhoon.yaml")));
        assertThat(scenario.kind()).isEqualTo(Scenario.Kind.TYPHOON);
        assertThat(scenario.choosesOffices()).isTrue();
        assertThat(scenario.choosesMembers()).isTrue();
        assertThat(scenario.steps())
                .extracting(step -> step.act().getClass().getSimpleName())
                .contains("Outage", "PowerBack", "Offices", "AskOffices", "Unavailable", "Available", "Acknowledge");
        assertThat(scenario.steps())
                .extracting(Step::act)
                .contains(new Act.Offices(
                        5,
                        Act.Offices.Status.REDUCED,
                        Map.of(
                                Act.Offices.Figure.staff, 3,
                                Act.Offices.Figure.stockDays, 3,
                                Act.Offices.Figure.freePlaces, 2,
                                Act.Offices.Figure.unconfirmed, 0)));
    }

    @Test
    void whatWasBroughtIsReadWithItsTimeOrAsBackForGood() {
        Scenario scenario = read(HEAD
                + "  - at: 5m\n    report:\n      who: {count: 1}\n      by: DOCTOR\n      condition: SAFE\n"
                + "      supplied: {VENTILATOR: 1h30m, POWER: back}");
        assertThat(scenario.steps().getFirst().act())
                .isInstanceOfSatisfying(
                        Act.Reports.class,
                        reports -> assertThat(reports.form().supplied())
                                .isEqualTo(Map.of(
                                        ReportForm.SupplyKind.VENTILATOR,
                                        Optional.of(Duration.ofMinutes(90)),
                                        ReportForm.SupplyKind.POWER,
                                        Optional.empty())));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        HEAD + "  - at: 5m\n    office: {status: SHUT}",
                        5,
                        "steps[0].office.status",
                        "\"SHUT\" is none of OPEN"),
                Arguments.of(
                        HEAD + "  - at: 5m\n    office: {status: OPEN, count: 0}",
                        5,
                        "steps[0].office.count",
                        "at least one office"),
                Arguments.of(
                        HEAD + "  - at: 5m\n    askOffices: {measure: FLEE}",
                        5,
                        "steps[0].askOffices.measure",
                        "\"FLEE\" is none of REDUCE"),
                Arguments.of(HEAD + "  - at: 5m\n    acknowledge: twice", 5, "steps[0].acknowledge", "takes no value"),
                Arguments.of(
                        HEAD
                                + "  - at: 5m\n    report:\n      who: {count: 1}\n      by: SELF\n      condition: SAFE\n      supplied: {CANDLE: 2h}",
                        9,
                        "steps[0].report.supplied.CANDLE",
                        "\"CANDLE\" is none of POWER"),
                Arguments.of(
                        HEAD + "  - at: 5m\n    expect: {offices: {asleep: 3}}",
                        5,
                        "steps[0].expect.offices.asleep",
                        "is not known here"),
                Arguments.of("kind: FLOOD\nsteps: [{at: 0, close: }]", 1, "title", "is missing"),
                Arguments.of(
                        "title: t\nkind: RAIN\nsteps: [{at: 0, close: }]", 2, "kind", "\"RAIN\" is none of EARTHQUAKE"),
                Arguments.of(HEAD + "  - at: soon\n    close:", 4, "steps[0].at", "no duration"),
                Arguments.of(HEAD + "  - at: 5m", 4, "steps[0].at", "does nothing"),
                Arguments.of(HEAD + "  - at: 5m\n    close:\n    kill:", 4, "steps[0].at", "close and kill"),
                Arguments.of(HEAD + "  - at: 5m\n    dance: {}", 4, "steps[0].at", "does nothing"),
                Arguments.of(HEAD + "  - at: 5m\n    kill: now", 5, "steps[0].kill", "takes no value"),
                Arguments.of(
                        HEAD + "  - at: 5m\n    report:\n      who: {count: 1}\n      by: SELF\n      condition: FINE",
                        8,
                        "steps[0].report.condition",
                        "\"FINE\" is none of SAFE"),
                Arguments.of(
                        HEAD
                                + "  - at: 5m\n    report:\n      who: {count: 1, colour: red}\n      by: SELF\n      condition: SAFE",
                        6,
                        "steps[0].report.who.colour",
                        "is not known here; known are share, count, from, group"),
                Arguments.of(
                        HEAD
                                + "  - at: 5m\n    report:\n      who: {share: 140 %}\n      by: SELF\n      condition: SAFE",
                        6,
                        "steps[0].report.who.share",
                        "at most 100 %"),
                Arguments.of(
                        HEAD + "  - at: 5m\n    danger:\n      who: {count: 1}\n      by: SELF",
                        6,
                        "steps[0].danger.needs",
                        "a danger names a need"),
                Arguments.of(
                        HEAD + "  - at: 5m\n    claim:\n      who: {from: them}",
                        4,
                        "them",
                        "no earlier step chooses people \"as: them\""),
                Arguments.of(
                        HEAD + "  - at: 5m\n    close:\nexpect:\n  overdue: few",
                        7,
                        "expect.overdue",
                        "\"few\" is no range"),
                Arguments.of(
                        HEAD + "  - at: 5m\n    close:\nexpect:\n  EVERYONE: {gone: 1}",
                        7,
                        "expect.EVERYONE.gone",
                        "known are confirmed, needsHelp"),
                Arguments.of(HEAD + "  - at: 5m\n    close:\nlength: 1m", 6, "length", "before the last step"),
                Arguments.of(HEAD + "  - at: 5m\n    close:\nspeed: 0", 6, "speed", "1 to 100000"),
                Arguments.of(HEAD + "  - at: 5m\n    close:\nkind: FLOOD", 6, "kind", "written twice"),
                Arguments.of("title: \"t\nkind: FLOOD", 1, "", "no YAML"));
    }

    @ParameterizedTest(name = "{2}: {3}")
    @MethodSource("mistakes")
    void aMistakeIsNamedByLineAndField(String text, int line, String field, String said) {
        ScenarioProblem problem = refused(text).getFirst();
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.said()).contains(said);
        if (!field.isEmpty()) assertThat(problem.line()).isEqualTo(line);
    }

    @Test
    void aBadStepHidesNoOther() {
        List<ScenarioProblem> problems =
                refused(HEAD + "  - at: x\n    close:\n  - at: 1m\n    close:\n  - at: y\n    kill:");
        assertThat(problems).extracting(ScenarioProblem::field).containsExactly("steps[0].at", "steps[2].at");
        assertThat(problems.getFirst().in("a.yaml")).startsWith("a.yaml:4: steps[0].at: ");
    }

    @Test
    void aLabelNamesOnePeopleOnly() {
        String step = "  - at: 1m\n    note: {who: {count: 1, as: same}, text: x}\n";
        assertThat(refused(HEAD + step + step)).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(6);
            assertThat(problem.said()).contains("already names other people");
        });
    }
}
