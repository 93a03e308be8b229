package jp.anpi.registry.printing;

import static jp.anpi.registry.printing.Markup.styled;
import static jp.anpi.registry.printing.Markup.tag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.printing.Markup.Tag;

/**
 * Lists for the safe in the wall (電源・通信が失われたときの紙の名簿), each person once under every one whose sheet they must be on. Gathers
 * lines and not people, so that a city fits.
 */
public final class SafeList {

    /** More lines than this make one piece too heavy to lay out. */
    private static final int PIECE = 60;

    private static final Heading WITHHELD = new Heading("支援措置により地区は非表示", "", "");

    private final Map<Heading, List<SafeRow>> sections = new TreeMap<>(
            Comparator.comparing(Heading::title).thenComparing(Heading::phone).thenComparing(Heading::key));

    /** @param key tells two of the same name apart */
    private record Heading(String title, String phone, String key) {}

    /** What is printed as one piece of a file; begins on a new page. */
    public record Piece(Tag sheet, int lines) {}

    /** Another line under whoever checks on the person. */
    public void add(Checker checker, SafeRow row, Directory directory) {
        add(heading(checker, directory), row);
    }

    /** Another line under the district. */
    public void add(DistrictId district, SafeRow row, Directory directory) {
        add(new Heading(directory.district(district), "", district.value()), row);
    }

    /** Another line of somebody of whom the reader may not learn where they live, their district included. */
    public void addWithheld(SafeRow row) {
        add(WITHHELD, row);
    }

    private void add(Heading heading, SafeRow row) {
        sections.computeIfAbsent(heading, _ -> new ArrayList<>()).add(row);
    }

    private static Heading heading(Checker checker, Directory directory) {
        return switch (checker) {
            case Checker.Member(var id) ->
                new Heading(
                        directory
                                        .officeOf(id)
                                        .map(directory::office)
                                        .map(name -> name + "　")
                                        .orElse("")
                                + directory.member(id),
                        directory
                                .phone(id)
                                .or(() -> directory.officeOf(id).flatMap(directory::phone))
                                .orElse(""),
                        id.toString());
            case Checker.Office(var id) ->
                new Heading(directory.office(id), directory.phone(id).orElse(""), id.toString());
            case Checker.Around _ -> new Heading("本人の家族・支援者が確認", "", "around");
            case Checker.City _ -> new Heading("市が確認（確認者なし）", "", "city");
        };
    }

    /** How many lines there are; somebody with two checkers has two. */
    public int lines() {
        return sections.values().stream().mapToInt(List::size).sum();
    }

    /**
     * The list in pieces: several short sections together, a long one over several.
     *
     * @param title of the whole list
     */
    public List<Piece> pieces(String title, Imprint imprint) {
        List<Piece> pieces = new ArrayList<>();
        List<Tag> waiting = new ArrayList<>();
        int lines = 0;
        for (var section : sections.entrySet()) {
            List<SafeRow> rows =
                    section.getValue().stream().sorted(SafeRow.ORDER).toList();
            for (int from = 0; from < rows.size(); from += PIECE) {
                List<SafeRow> part = rows.subList(from, Math.min(rows.size(), from + PIECE));
                if (lines > 0 && lines + part.size() > PIECE) {
                    pieces.add(new Piece(sheet(waiting, title, imprint), lines));
                    waiting = new ArrayList<>();
                    lines = 0;
                }
                waiting.add(section(section.getKey(), part, from, rows.size()));
                lines += part.size();
            }
        }
        if (lines > 0) {
            pieces.add(new Piece(sheet(waiting, title, imprint), lines));
        }
        return List.copyOf(pieces);
    }

    private static Tag sheet(List<Tag> sections, String title, Imprint imprint) {
        return styled(
                "div",
                "safe",
                styled("div", "foot", title + "　" + imprint.line() + "　", styled("span", "pages")),
                sections);
    }

    private static Tag section(Heading heading, List<SafeRow> rows, int from, int all) {
        String part = rows.size() == all ? "" : "　%d〜%d人目".formatted(from + 1, from + rows.size());
        return styled(
                "div",
                "list-of",
                tag("h1", heading.title()),
                tag("p", "%d人%s%s".formatted(all, part, heading.phone().isBlank() ? "" : "　電話 " + heading.phone())),
                styled(
                        "table",
                        "form list rows",
                        SafeRow.columns(),
                        tag("tbody", rows.stream().map(SafeRow::tr).toList())));
    }
}
