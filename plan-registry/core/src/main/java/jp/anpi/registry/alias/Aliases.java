package jp.anpi.registry.alias;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonName;

/** Other names a person goes by, as people write them: reports in words find the person under each. */
public final class Aliases {

    /** More than a person goes by; each one is compared with every report in words. */
    public static final int MOST = 8;

    /** Characters of a name, and of its reading. */
    public static final int LONGEST = 100;

    /** Never ・, which stands inside names from abroad. */
    private static final Pattern BETWEEN = Pattern.compile("[、，,；;／/\\r\\n]+");

    private static final Pattern WITH_READING = Pattern.compile("(.*?)[（(]([^（）()]*)[）)]");

    private Aliases() {}

    /**
     * The names in one cell, such as {@code 山田花子（ヤマダハナコ）、丸八商店}: a reading may stand in brackets behind each.
     * Empty when one of them cannot be a name or there are more than {@value #MOST}.
     */
    public static Optional<List<PersonName>> read(String cell) {
        List<PersonName> names = BETWEEN.splitAsStream(cell)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Aliases::name)
                .distinct()
                .toList();
        return mayBeKept(names) ? Optional.of(names) : Optional.empty();
    }

    /** The names as one cell has them. */
    public static String written(List<PersonName> names) {
        return names.stream()
                .map(name -> name.kana().isEmpty() ? name.written() : name.written() + "（" + name.kana() + "）")
                .collect(Collectors.joining("、"));
    }

    /** Whether there are few enough of them, each of a name's length and without control characters. */
    public static boolean mayBeKept(List<PersonName> names) {
        return names.size() <= MOST && names.stream().allMatch(Aliases::mayBeKept);
    }

    /** Whether it is of a name's length and holds nothing that cannot be shown. */
    public static boolean mayBeKept(PersonName name) {
        return isShown(name.written()) && isShown(name.kana());
    }

    private static boolean isShown(String text) {
        return text.length() <= LONGEST
                && text.codePoints()
                        .allMatch(c -> Character.getType(c) != Character.CONTROL
                                && Character.getType(c) != Character.SURROGATE
                                && Character.getType(c) != Character.FORMAT);
    }

    private static PersonName name(String part) {
        Matcher split = WITH_READING.matcher(part);
        boolean read = split.matches() && !split.group(1).isBlank();
        return read ? new PersonName(split.group(1).strip(), split.group(2).strip()) : new PersonName(part, "");
    }
}
