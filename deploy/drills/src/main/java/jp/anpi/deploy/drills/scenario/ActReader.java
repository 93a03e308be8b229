package jp.anpi.deploy.drills.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.deploy.drills.scenario.ReportForm.Condition;
import jp.anpi.deploy.drills.scenario.ReportForm.Contact;
import jp.anpi.deploy.drills.scenario.ReportForm.Evidence;
import jp.anpi.deploy.drills.scenario.ReportForm.NeedKind;
import jp.anpi.deploy.drills.scenario.ReportForm.PlaceKind;

/** Reads what a step does. */
final class ActReader {
    private static final List<String> ACTS = List.of(
            "report",
            "unreachable",
            "danger",
            "powerLost",
            "hearsay",
            "unlisted",
            "outage",
            "powerBack",
            "office",
            "askOffices",
            "unavailable",
            "available",
            "acknowledge",
            "claim",
            "release",
            "note",
            "close",
            "kill",
            "restart",
            "expect");

    /** What a kind of report says when the file does not. */
    private record Habit(
            Contact contact, Evidence evidence, Optional<Condition> condition, PlaceKind place, List<NeedKind> needs) {}

    private static final Habit PLAIN =
            new Habit(Contact.REACHED, Evidence.DIRECT, Optional.empty(), PlaceKind.UNKNOWN, List.of());
    private static final Habit UNREACHABLE = new Habit(
            Contact.UNREACHABLE, Evidence.DIRECT, Optional.of(Condition.UNKNOWN), PlaceKind.UNKNOWN, List.of());
    private static final Habit DANGER =
            new Habit(Contact.REACHED, Evidence.DIRECT, Optional.of(Condition.UNKNOWN), PlaceKind.HOME, List.of());
    private static final Habit POWER_LOST = new Habit(
            Contact.REACHED, Evidence.DIRECT, Optional.of(Condition.SAFE), PlaceKind.HOME, List.of(NeedKind.POWER));
    private static final Habit HEARSAY =
            new Habit(Contact.REACHED, Evidence.HEARSAY, Optional.of(Condition.SAFE), PlaceKind.UNKNOWN, List.of());

    private ActReader() {}

    static Act read(Fields step) throws BadScenario {
        List<String> named = ACTS.stream().filter(step::has).toList();
        if (named.size() != 1)
            throw new BadScenario(
                    step.line(),
                    step.path("at"),
                    named.isEmpty()
                            ? "the step does nothing; say one of " + String.join(", ", ACTS)
                            : "a step does one thing, this one says " + String.join(" and ", named));
        String name = named.getFirst();
        return switch (name) {
            case "close" -> bare(step, name, new Act.Close());
            case "powerBack" -> bare(step, name, new Act.PowerBack());
            case "available" -> bare(step, name, new Act.Available());
            case "acknowledge" -> bare(step, name, new Act.Acknowledge());
            case "kill" -> bare(step, name, new Act.Kill());
            case "restart" -> bare(step, name, new Act.Restart());
            case "expect" -> new Act.Expect(ExpectationReader.read(Fields.of(step.get(name), step.path(name))));
            default -> {
                Fields fields = Fields.of(step.get(name), step.path(name));
                Act act = withFields(name, fields);
                fields.nothingElse();
                yield act;
            }
        };
    }

    private static Act withFields(String name, Fields fields) throws BadScenario {
        return switch (name) {
            case "report" -> reports(fields, PLAIN);
            case "unreachable" -> reports(fields, UNREACHABLE);
            case "danger" -> danger(fields);
            case "powerLost" -> reports(fields, POWER_LOST);
            case "hearsay" -> reports(fields, HEARSAY);
            case "unlisted" ->
                new Act.Unlisted(
                        fields.getText("name"),
                        fields.getText("address"),
                        fields.findText("birthDate"),
                        form(fields, PLAIN),
                        fields.find("resend", Fields::number).orElse(0));
            case "outage" ->
                new Act.Outage(area(fields, "area").orElse(new Area.City()), fields.find("until", Fields::duration));
            case "office" -> offices(fields);
            case "askOffices" -> new Act.AskOffices(fields.get("measure", Fields.word(Act.AskOffices.Measure.class)));
            case "unavailable" -> unavailable(fields);
            case "claim" -> new Act.Claim(who(fields));
            case "release" -> new Act.Release(who(fields));
            case "note" -> new Act.Note(who(fields), fields.getText("text"));
            default -> throw new BadScenario(fields.line(), fields.path(""), "is no act");
        };
    }

    /** {@code close:} with nothing, {@code true} or <code>{}</code> behind it. */
    private static Act bare(Fields step, String name, Act act) throws BadScenario {
        boolean empty = switch (step.get(name)) {
            case Yaml.Scalar scalar -> scalar.text().isBlank() || scalar.text().equals("true");
            case Yaml.Mapping mapping -> mapping.fields().isEmpty();
            case Yaml.Sequence _ -> false;
        };
        if (!empty) throw new BadScenario(step.get(name).line(), step.path(name), "takes no value");
        return act;
    }

    private static Act.Reports reports(Fields fields, Habit habit) throws BadScenario {
        return new Act.Reports(
                who(fields),
                form(fields, habit),
                fields.find("spread", Fields::duration).orElse(Duration.ZERO),
                fields.find("resend", Fields::number).orElse(0),
                fields.find("bundle", Fields::truth).orElse(false));
    }

    /** {@code supplied: {VENTILATOR: 6h}}; what is back for good is {@code back}. */
    private static Map<ReportForm.SupplyKind, Optional<Duration>> supplied(Fields fields) throws BadScenario {
        Optional<Fields> brought = fields.findFields("supplied");
        if (brought.isEmpty()) return Map.of();
        Map<ReportForm.SupplyKind, Optional<Duration>> all = new EnumMap<>(ReportForm.SupplyKind.class);
        for (String name : brought.get().names()) {
            ReportForm.SupplyKind kind = Fields.read(
                    new Yaml.Scalar(brought.get().line(), name),
                    brought.get().path(name),
                    Fields.word(ReportForm.SupplyKind.class));
            boolean forGood = brought.get().get(name) instanceof Yaml.Scalar(int _, String text) && text.equals("back");
            all.put(kind, forGood ? Optional.empty() : Optional.of(brought.get().get(name, Fields::duration)));
        }
        return all;
    }

    private static Act.Reports danger(Fields fields) throws BadScenario {
        Act.Reports reports = reports(fields, DANGER);
        boolean dangerous = reports.form().needs().stream().anyMatch(need -> need != NeedKind.NONE)
                || EnumSet.of(Condition.SERIOUS_INJURY, Condition.UNWELL, Condition.DEAD)
                        .contains(reports.form().condition());
        if (!dangerous)
            throw new BadScenario(
                    fields.line(), fields.path("needs"), "a danger names a need, or a condition that is one");
        return reports;
    }

    private static ReportForm form(Fields fields, Habit habit) throws BadScenario {
        List<NeedKind> needs = fields.list("needs", Fields.word(NeedKind.class));
        Optional<Condition> condition =
                fields.find("condition", Fields.word(Condition.class)).or(habit::condition);
        if (condition.isEmpty()) throw new BadScenario(fields.line(), fields.path("condition"), "is missing");
        return new ReportForm(
                supplied(fields),
                fields.get("by", Fields.word(ReportForm.Source.class)),
                fields.find("channel", Fields.word(ReportForm.Channel.class)),
                fields.find("contact", Fields.word(Contact.class)).orElse(habit.contact()),
                fields.find("evidence", Fields.word(Evidence.class)).orElse(habit.evidence()),
                condition.get(),
                fields.find("place", Fields.word(PlaceKind.class)).orElse(habit.place()),
                fields.findText("placeDetail"),
                needs.isEmpty() ? habit.needs() : needs,
                fields.findText("notes"),
                fields.find("seenAgo", Fields::duration).orElse(Duration.ZERO));
    }

    private static Act.Offices offices(Fields fields) throws BadScenario {
        Map<Act.Offices.Figure, Integer> figures = new EnumMap<>(Act.Offices.Figure.class);
        for (var figure : Act.Offices.Figure.values()) {
            Optional<Integer> said = fields.find(figure.name(), Fields::number);
            if (said.isPresent()) figures.put(figure, said.get());
        }
        int count = fields.find("count", Fields::number).orElse(1);
        if (count < 1) throw new BadScenario(fields.line(), fields.path("count"), "at least one office");
        return new Act.Offices(count, fields.get("status", Fields.word(Act.Offices.Status.class)), figures);
    }

    private static Act.Unavailable unavailable(Fields fields) throws BadScenario {
        Optional<String> member = fields.findText("member");
        Optional<String> role = fields.findText("role");
        if (member.isPresent() == role.isPresent())
            throw new BadScenario(fields.line(), fields.path("member"), "say either member (an id) or role");
        if (member.isPresent()) return new Act.Unavailable(new Act.Members.ById(member.get()));
        int count = fields.find("count", Fields::number).orElse(1);
        return new Act.Unavailable(new Act.Members.OfRole(role.orElseThrow(), count));
    }

    private static Who who(Fields outer) throws BadScenario {
        Fields fields = Fields.of(outer.get("who"), outer.path("who"));
        Optional<Who.Amount> share = fields.find("share", text -> new Who.Amount.Share(Fields.share(text)));
        Optional<Who.Amount> count = fields.find("count", text -> new Who.Amount.Count(Fields.number(text)));
        if (share.isPresent() && count.isPresent())
            throw new BadScenario(fields.line(), fields.path("share"), "say share or count, not both");
        Optional<String> among = fields.findText("from");
        Who who = new Who(
                new HashSet<>(fields.list("group", Fields.word(PriorityGroup.class))),
                new HashSet<>(fields.list("district", text -> text)),
                share.or(() -> count).orElse(new Who.Amount.Rest()),
                among,
                fields.find("again", Fields::truth).orElse(among.isPresent()),
                fields.findText("as"));
        fields.nothingElse();
        return who;
    }

    /** {@code CITY}, {@code {districts: […]}} or {@code {polygon: [[lon, lat], …]}}. */
    static Optional<Area> area(Fields outer, String name) throws BadScenario {
        Optional<Yaml> found = outer.find(name);
        if (found.isEmpty()) return Optional.empty();
        if (found.get() instanceof Yaml.Scalar(int line, String text)) {
            if (text.equals("CITY")) return Optional.of(new Area.City());
            throw new BadScenario(line, outer.path(name), "say CITY, {districts: […]} or {polygon: […]}");
        }
        Fields fields = Fields.of(found.get(), outer.path(name));
        List<String> districts = fields.list("districts", text -> text);
        Optional<Yaml> polygon = fields.find("polygon");
        fields.nothingElse();
        try {
            if (polygon.isPresent()) return Optional.of(new Area.Polygon(ring(polygon.get(), fields.path("polygon"))));
            return Optional.of(new Area.Districts(districts));
        } catch (IllegalArgumentException refused) {
            throw new BadScenario(fields.line(), outer.path(name), String.valueOf(refused.getMessage()));
        }
    }

    private static List<Area.Corner> ring(Yaml yaml, String path) throws BadScenario {
        if (!(yaml instanceof Yaml.Sequence(int line, List<Yaml> corners)))
            throw new BadScenario(yaml.line(), path, "a list of corners [lon, lat] is expected");
        List<Area.Corner> ring = new ArrayList<>();
        for (Yaml corner : corners) {
            if (!(corner instanceof Yaml.Sequence(int at, List<Yaml> parts)) || parts.size() != 2)
                throw new BadScenario(corner.line(), path, "a corner is [lon, lat]");
            ring.add(new Area.Corner(
                    Fields.read(parts.getFirst(), path, Fields::decimal),
                    Fields.read(parts.getLast(), path, Fields::decimal)));
        }
        return ring;
    }
}
