package jp.anpi.registry.printing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jp.anpi.registry.printing.Markup.Tag;
import jp.anpi.registry.printing.Markup.Words;

/**
 * Sets sheets in the founts there are. Every character either comes out as itself or is told by name on the sheet that needs it;
 * none becomes an empty box.
 */
public final class Typesetting {

    /** What printers put where a type was missing. */
    public static final String GETA = "〓";

    private final Typeface typeface;
    private final Set<OddCharacter> odd = new LinkedHashSet<>();

    private Typesetting(Typeface typeface) {
        this.typeface = typeface;
    }

    /** The sheet as it can be printed, with a note at its end when something on it is not as it was written. */
    public static Tag set(Tag sheet, Typeface typeface) {
        var setting = new Typesetting(typeface);
        Tag set = setting.set(sheet);
        if (setting.odd.isEmpty()) {
            return set;
        }
        List<Tag> notes = List.copyOf(setting.odd).stream()
                .map(OddCharacter::japanese)
                .map(note -> Markup.tag("li", setting.set(note)))
                .toList();
        return set.and(Markup.styled("div", "odd", Markup.tag("p", "字形について"), Markup.tag("ul", notes)));
    }

    private Tag set(Tag tag) {
        List<Markup> children = tag.children().stream()
                .<Markup>map(child -> switch (child) {
                    case Words(String text) -> new Words(set(text));
                    case Tag inner -> set(inner);
                })
                .toList();
        return new Tag(tag.name(), tag.attributes(), children);
    }

    private String set(String text) {
        var line = new StringBuilder();
        int before = -1;
        for (int codePoint : text.codePoints().toArray()) {
            if (isSelector(codePoint)) {
                if (before >= 0) {
                    odd.add(new OddCharacter.Variant(before, codePoint));
                }
            } else if (Character.isWhitespace(codePoint)) {
                line.appendCodePoint(codePoint == '\n' ? '\n' : codePoint == '\u3000' ? codePoint : ' ');
            } else if (!isInvisible(codePoint)) {
                if (typeface.has(codePoint)) {
                    line.appendCodePoint(codePoint);
                } else {
                    odd.add(new OddCharacter.Missing(codePoint));
                    line.append(GETA);
                }
            }
            before = codePoint;
        }
        return line.toString();
    }

    private static boolean isSelector(int codePoint) {
        return codePoint >= 0xFE00 && codePoint <= 0xFE0F || codePoint >= 0xE0100 && codePoint <= 0xE01EF;
    }

    /** Neither ink nor space: controls, joiners, marks of direction. */
    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT -> true;
            default -> false;
        };
    }
}
