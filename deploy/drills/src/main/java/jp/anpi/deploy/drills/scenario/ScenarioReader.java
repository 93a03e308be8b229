package jp.anpi.deploy.drills.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Turns the text of a scenario file into a {@link Scenario}, or says everything that is wrong in it.
 * The format is described in the README beside the scenario files.
 */
public final class ScenarioReader {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final List<ScenarioProblem> problems = new ArrayList<>();

    private ScenarioReader() {}

    public sealed interface Reading {
        record Read(Scenario scenario) implements Reading {}

        /** Never empty; in the order of the file. */
        record Refused(List<ScenarioProblem> problems) implements Reading {}
    }

    public static Reading read(String text) {
        ScenarioReader reader = new ScenarioReader();
        Optional<Scenario> scenario = Optional.empty();
        try {
            scenario = Optional.of(reader.scenario(Fields.of(Yaml.parse(text), "")));
        } catch (BadScenario bad) {
            reader.problems.add(bad.problem());
        }
        scenario.ifPresent(read -> reader.problems.addAll(Labels.problemsOf(read)));
        if (scenario.isPresent() && reader.problems.isEmpty()) return new Reading.Read(scenario.get());
        return new Reading.Refused(reader.problems.stream()
                .sorted(Comparator.comparingInt(ScenarioProblem::line))
                .toList());
    }

    private Scenario scenario(Fields file) throws BadScenario {
        List<Step> steps = steps(file);
        Duration last =
                steps.stream().map(Step::at).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        List<Expectation> atEnd = new ArrayList<>();
        Optional<Fields> end = file.findFields("expect");
        if (end.isPresent()) atEnd.addAll(ExpectationReader.read(end.get()));
        Scenario scenario = new Scenario(
                file.getText("title"),
                file.get("kind", Fields.word(Scenario.Kind.class)),
                file.find("onset", Fields::instant),
                toInt(file.find("speed", ScenarioReader::speed)),
                toLong(file.find("seed", text -> (long) Fields.number(text))),
                ActReader.area(file, "area").orElse(new Area.City()),
                file.list("groups", Fields.word(PriorityGroup.class)),
                file.find("length", Fields::duration).orElse(last),
                file.find("patience", Fields::duration).orElse(PATIENCE),
                file.find("keepOpen", Fields::truth).orElse(false),
                steps,
                atEnd);
        file.nothingElse();
        if (scenario.length().compareTo(last) < 0)
            throw new BadScenario(file.get("length").line(), "length", "ends before the last step");
        return scenario;
    }

    /** A bad step hides none of the others: each is read by itself. */
    private List<Step> steps(Fields file) throws BadScenario {
        if (!(file.get("steps") instanceof Yaml.Sequence(int line, List<Yaml> items)) || items.isEmpty())
            throw new BadScenario(file.get("steps").line(), "steps", "a list of steps is expected, at least one");
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                steps.add(step(Fields.of(items.get(i), "steps[" + i + "]")));
            } catch (BadScenario bad) {
                problems.add(bad.problem());
            }
        }
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    private static Step step(Fields step) throws BadScenario {
        Duration at = step.get("at", Fields::duration);
        String title = step.findText("title").orElse("");
        Act act = ActReader.read(step);
        step.nothingElse();
        return new Step(step.line(), at, title, act);
    }

    private static int speed(String text) {
        int speed = Fields.number(text);
        if (speed < 1 || speed > 100_000) throw new IllegalArgumentException("speed is 1 to 100000");
        return speed;
    }

    private static OptionalInt toInt(Optional<Integer> value) {
        return value.isPresent() ? OptionalInt.of(value.get()) : OptionalInt.empty();
    }

    private static OptionalLong toLong(Optional<Long> value) {
        return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
    }
}
