package jp.anpi.deploy.bench.measure;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.anpi.deploy.bench.machine.Machine;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Prints rows as a Markdown table under what they must be read with, and writes them as JSON. */
public final class Table {
    private final String title;
    private final List<String> notes = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    public Table(String title) {
        this.title = title;
        notes.add(Machine.describe());
    }

    public void note(String note) {
        notes.add(note);
    }

    public void add(Row row) {
        rows.add(row);
    }

    public void print(PrintStream out) {
        out.println();
        out.println("## " + title);
        notes.forEach(note -> out.println(note + "  "));
        out.println("load at the end " + Machine.load());
        out.println();
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.cells().keySet()));
        out.println("| " + String.join(" | ", names) + " |");
        out.println("|" + " --- |".repeat(names.size()));
        for (Row row : rows) {
            List<String> cells = new ArrayList<>();
            for (String name : names)
                cells.add(Optional.ofNullable(row.cells().get(name))
                        .map(Table::text)
                        .orElse("–"));
            out.println("| " + String.join(" | ", cells) + " |");
        }
    }

    static String text(Object value) {
        return switch (value) {
            case Double number when Math.abs(number) >= 100 -> String.format(Locale.ROOT, "%,.0f", number);
            case Double number when Math.abs(number) >= 10 -> String.format(Locale.ROOT, "%.1f", number);
            case Double number -> String.format(Locale.ROOT, "%.3f", number);
            case Long number -> String.format(Locale.ROOT, "%,d", number);
            default -> String.valueOf(value);
        };
    }

    public void write(Path file) throws IOException {
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode root = json.createObjectNode().put("title", title);
        var said = root.putArray("notes");
        notes.forEach(said::add);
        root.set("rows", json.valueToTree(rows.stream().map(Row::cells).toList()));
        Files.writeString(file, json.writeValueAsString(root) + "\n");
    }
}
