package jp.anpi.deploy.drills.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A label is given once, and before it is used. */
final class Labels {
    private Labels() {}

    static List<ScenarioProblem> problemsOf(Scenario scenario) {
        List<ScenarioProblem> problems = new ArrayList<>();
        Set<String> given = new HashSet<>();
        for (Step step : scenario.steps()) {
            Optional<Who> who = whoOf(step.act());
            who.flatMap(Who::among)
                    .filter(label -> !given.contains(label))
                    .ifPresent(label -> problems.add(unknown(step.line(), label)));
            who.flatMap(Who::label)
                    .filter(label -> !given.add(label))
                    .ifPresent(label -> problems.add(
                            new ScenarioProblem(step.line(), "as", "\"" + label + "\" already names other people")));
            if (step.act() instanceof Act.Expect(List<Expectation> expectations))
                problems.addAll(unknownIn(expectations, given));
        }
        problems.addAll(unknownIn(scenario.atEnd(), given));
        return problems;
    }

    private static List<ScenarioProblem> unknownIn(List<Expectation> expectations, Set<String> given) {
        List<ScenarioProblem> problems = new ArrayList<>();
        for (Expectation expectation : expectations) {
            Expectation.Scope scope = switch (expectation.subject()) {
                case Expectation.Subject.InState in -> in.scope();
                case Expectation.Subject.OnRung on -> on.scope();
                case Expectation.Subject.Overdue _,
                        Expectation.Subject.Unmatched _,
                        Expectation.Subject.Acknowledged _,
                        Expectation.Subject.ValidReceipts _,
                        Expectation.Subject.Lost _,
                        Expectation.Subject.UnequalReceipts _,
                        Expectation.Subject.Tasks _,
                        Expectation.Subject.Unavailable _,
                        Expectation.Subject.DeskWaiting _,
                        Expectation.Subject.Offices _,
                        Expectation.Subject.BoardDiffers _ -> new Expectation.Scope.Everyone();
            };
            if (scope instanceof Expectation.Scope.Chosen(String label) && !given.contains(label))
                problems.add(unknown(expectation.line(), label));
        }
        return problems;
    }

    private static ScenarioProblem unknown(int line, String label) {
        return new ScenarioProblem(line, label, "no earlier step chooses people \"as: " + label + "\"");
    }

    private static Optional<Who> whoOf(Act act) {
        return switch (act) {
            case Act.Reports reports -> Optional.of(reports.who());
            case Act.Claim claim -> Optional.of(claim.who());
            case Act.Release release -> Optional.of(release.who());
            case Act.Note note -> Optional.of(note.who());
            case Act.Unlisted _,
                    Act.Outage _,
                    Act.PowerBack _,
                    Act.Offices _,
                    Act.AskOffices _,
                    Act.Unavailable _,
                    Act.Available _,
                    Act.Acknowledge _,
                    Act.Close _,
                    Act.Kill _,
                    Act.Restart _,
                    Act.Expect _ -> Optional.empty();
        };
    }
}
