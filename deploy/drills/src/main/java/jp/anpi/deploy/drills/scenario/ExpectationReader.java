package jp.anpi.deploy.drills.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.anpi.deploy.drills.scenario.Expectation.Scope;
import jp.anpi.deploy.drills.scenario.Expectation.Subject;

/** Reads an {@code expect:} block; each leaf is a {@link Range}. */
final class ExpectationReader {
    private static final Pattern RUNG = Pattern.compile("(\\d+)(\\+)?");

    private final List<Expectation> found = new ArrayList<>();

    private ExpectationReader() {}

    static List<Expectation> read(Fields block) throws BadScenario {
        ExpectationReader reader = new ExpectationReader();
        for (PriorityGroup group : PriorityGroup.values()) reader.scope(block, group.name(), new Scope.OfGroup(group));
        reader.scope(block, "EVERYONE", new Scope.Everyone());
        Optional<Fields> chosen = block.findFields("chosen");
        if (chosen.isPresent()) {
            for (String label : chosen.get().names()) reader.scope(chosen.get(), label, new Scope.Chosen(label));
        }
        reader.leaf(block, "overdue", new Subject.Overdue());
        reader.leaf(block, "unmatched", new Subject.Unmatched());
        reader.leaf(block, "acknowledged", new Subject.Acknowledged());
        reader.leaf(block, "validReceipts", new Subject.ValidReceipts());
        reader.leaf(block, "lost", new Subject.Lost());
        reader.leaf(block, "unequalReceipts", new Subject.UnequalReceipts());
        reader.leaf(block, "boardDiffers", new Subject.BoardDiffers());
        reader.leaf(block, "tasks", new Subject.Tasks());
        reader.leaf(block, "unavailable", new Subject.Unavailable());
        reader.leaf(block, "deskWaiting", new Subject.DeskWaiting());
        Optional<Fields> offices = block.findFields("offices");
        if (offices.isPresent()) {
            for (Expectation.OfficeState state : Expectation.OfficeState.values())
                reader.leaf(offices.get(), state.name().toLowerCase(Locale.ROOT), new Subject.Offices(state));
            offices.get().nothingElse();
        }
        block.nothingElse();
        if (reader.found.isEmpty()) throw new BadScenario(block.line(), block.path("expect"), "expects nothing");
        return reader.found;
    }

    private void scope(Fields block, String name, Scope scope) throws BadScenario {
        Optional<Fields> inside = block.findFields(name);
        if (inside.isEmpty()) return;
        Fields fields = inside.get();
        leaf(fields, "confirmed", new Subject.InState(scope, CheckState.CONFIRMED));
        leaf(fields, "needsHelp", new Subject.InState(scope, CheckState.NEEDS_HELP));
        leaf(fields, "trying", new Subject.InState(scope, CheckState.TRYING));
        leaf(fields, "silent", new Subject.InState(scope, CheckState.SILENT));
        Optional<Fields> rungs = fields.findFields("onRung");
        if (rungs.isPresent()) {
            for (String rung : rungs.get().names()) {
                Matcher parts = RUNG.matcher(rung);
                if (!parts.matches() || Fields.number(parts.group(1)) < 1)
                    throw new BadScenario(
                            rungs.get().line(),
                            rungs.get().path(rung),
                            "a rung is 1, 2, … or 2+ for that and later ones");
                leaf(
                        rungs.get(),
                        rung,
                        new Subject.OnRung(scope, Fields.number(parts.group(1)), parts.group(2) != null));
            }
        }
        fields.nothingElse();
    }

    private void leaf(Fields fields, String name, Subject subject) throws BadScenario {
        Optional<Range> range = fields.find(name, Range::of);
        if (range.isPresent()) found.add(new Expectation(fields.get(name).line(), subject, range.get()));
    }
}
