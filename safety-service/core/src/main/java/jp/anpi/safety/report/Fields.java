package jp.anpi.safety.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.IsoInstants;

/** Reads single fields and collects what is wrong with them. */
final class Fields {

    private final List<FieldProblem> problems = new ArrayList<>();

    List<FieldProblem> problems() {
        return problems;
    }

    void wrong(String field, String ja, String en) {
        problems.add(new FieldProblem(field, ja, en));
    }

    <T> Optional<T> required(String field, Optional<String> given, Function<String, Optional<T>> read) {
        if (given.isEmpty()) {
            wrong(field, "この項目は必要です。", "This field is required.");
        }
        return given.flatMap(read);
    }

    <E extends Enum<E>> Optional<E> oneOf(String field, String given, Class<E> type) {
        try {
            return Optional.of(Enum.valueOf(type, given));
        } catch (IllegalArgumentException unknown) {
            String allowed =
                    Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
            wrong(field, "次のいずれかで送ってください: " + allowed, "Send one of: " + allowed);
            return Optional.empty();
        }
    }

    /** A UUID in its one canonical form, since the same id must always be the same text. */
    Optional<UUID> uuid(String field, String given) {
        try {
            UUID read = UUID.fromString(given);
            if (read.toString().equalsIgnoreCase(given)) {
                return Optional.of(read);
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the same problem as a shortened UUID.
        }
        wrong(field, "UUID（8-4-4-4-12桁）で送ってください。", "Send a UUID (8-4-4-4-12 hexadecimal digits).");
        return Optional.empty();
    }

    Optional<Instant> instant(String field, String given) {
        boolean yearZero = given.startsWith("0000");
        Optional<Instant> usual = yearZero ? Optional.empty() : IsoInstants.find(given);
        if (usual.isPresent()) {
            return usual;
        }
        try {
            OffsetDateTime read = OffsetDateTime.parse(given);
            if (read.getYear() >= 1 && read.getYear() <= 9999) {
                return Optional.of(read.toInstant());
            }
        } catch (DateTimeException e) {
            // Falls through to the same problem as a year of more than four digits.
        }
        wrong(
                field,
                "時差つきのISO 8601の日時で送ってください（例 2026-11-20T09:30:00+09:00）。",
                "Send an ISO-8601 instant with offset, for example 2026-11-20T09:30:00+09:00.");
        return Optional.empty();
    }

    /** Text of at most {@code most} characters that can be stored, printed and read: no control characters but line ends and tabs in longer text. */
    Optional<String> text(String field, Optional<String> given, int most, boolean lines) {
        return given.flatMap(text -> {
            if (text.length() > most && text.codePointCount(0, text.length()) > most) {
                wrong(field, "%,d文字までで送ってください。".formatted(most), "Send at most %,d characters.".formatted(most));
                return Optional.empty();
            }
            if (hasUnreadable(text, lines)) {
                wrong(
                        field,
                        "制御文字、文字の向きを変える記号、壊れた文字（対になっていないサロゲート）を除いて送ってください。",
                        "Remove control characters, marks of the reading direction and broken characters (unpaired surrogates).");
                return Optional.empty();
            }
            return text.isBlank() ? Optional.empty() : given;
        });
    }

    private static boolean hasUnreadable(String text, boolean lines) {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (unreadable(c, lines)) {
                return true;
            }
            at += Character.charCount(c);
        }
        return false;
    }

    private static boolean unreadable(int c, boolean lines) {
        if (lines && (c == '\n' || c == '\r' || c == '\t')) {
            return false;
        }
        // A character that turns the reading direction of what follows can make one name look like another.
        boolean turnsDirection = (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200E
                || c == 0x200F
                || c == 0x061C;
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.SURROGATE || turnsDirection;
    }
}
