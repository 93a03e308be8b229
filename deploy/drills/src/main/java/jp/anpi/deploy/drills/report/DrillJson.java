package jp.anpi.deploy.drills.report;

import jp.anpi.deploy.drills.play.DrillResult;
import jp.anpi.deploy.drills.play.Verdict;
import jp.anpi.deploy.drills.scenario.CheckState;
import jp.anpi.deploy.drills.scenario.PriorityGroup;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same as {@link DrillPage} for programs; instants are ISO-8601, times since the onset are seconds. */
public final class DrillJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DrillJson() {}

    public static String of(DrillResult result) {
        ObjectNode root = JSON.createObjectNode()
                .put("mode", "DRILL")
                .put("passed", result.passed())
                .put("title", result.scenario().title())
                .put("file", result.file())
                .put("seed", result.seed())
                .put("speed", result.speed())
                .put("product", result.product().toString())
                .put("incident", result.incident().value())
                .put("startedAt", result.started().toString())
                .put("onsetAt", result.onset().toString())
                .put("endedAfter", result.ended().toSeconds());
        ObjectNode roster = root.putObject("roster");
        result.roster().forEach((group, people) -> roster.put(group.name(), people));
        expectations(result, root);
        post(result.post(), root.putObject("reports"));
        curve(result, root);
        var missed = root.putArray("missed");
        result.missed()
                .forEach(check -> missed.addObject()
                        .put("personId", check.person().value())
                        .put("group", check.group().name())
                        .put("state", check.state().name())
                        .put("rung", check.rung().orElse(0)));
        var offices = root.putArray("offices");
        result.offices().forEach(office -> {
            ObjectNode row = offices.addObject()
                    .put("officeId", office.office().id().value())
                    .put("name", office.office().name())
                    .put("clients", office.clients())
                    .put("unanswered", office.unanswered());
            office.median().ifPresent(median -> row.put("medianFirstReport", median.toSeconds()));
        });
        var troubles = root.putArray("troubles");
        result.troubles().forEach(troubles::add);
        return JSON.writeValueAsString(root) + "\n";
    }

    private static void expectations(DrillResult result, ObjectNode root) {
        var expectations = root.putArray("expectations");
        for (Verdict verdict : result.verdicts()) {
            ObjectNode row = expectations
                    .addObject()
                    .put("line", verdict.expectation().line())
                    .put("at", verdict.at().toSeconds())
                    .put("what", Words.of(verdict.expectation().subject()).en())
                    .put("expected", verdict.expectation().range().text())
                    .put("holds", verdict.holds());
            switch (verdict.outcome()) {
                case Verdict.Outcome.Counted counted ->
                    row.put("count", counted.count()).put("total", counted.total());
                case Verdict.Outcome.Unknown unknown -> row.put("unknown", unknown.why());
            }
        }
        var failed = root.putArray("failedSteps");
        result.failed()
                .forEach(step -> failed.addObject()
                        .put("line", step.line())
                        .put("at", step.at().toSeconds())
                        .put("why", step.why()));
    }

    private static void post(DrillResult.Post post, ObjectNode reports) {
        reports.put("due", post.reports())
                .put("attempts", post.attempts())
                .put("repeated", post.repeated())
                .put("acknowledged", post.acknowledged())
                .put("refused", post.refused())
                .put("givenUp", post.givenUp())
                .put("unequalReceipts", post.unequalReceipts());
    }

    private static void curve(DrillResult result, ObjectNode root) {
        var curve = root.putArray("curve");
        for (DrillResult.Look look : result.curve()) {
            ObjectNode row = curve.addObject().put("at", look.at().toSeconds());
            for (PriorityGroup group : result.roster().keySet()) {
                ObjectNode states = row.putObject(group.name());
                for (CheckState state : CheckState.values())
                    states.put(state.name(), look.counts().in(group, state));
            }
        }
    }
}
