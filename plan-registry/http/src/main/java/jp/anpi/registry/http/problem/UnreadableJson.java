package jp.anpi.registry.http.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;

/** Says where JSON could not be read, without repeating what was sent. */
public final class UnreadableJson {

    private static final Text NOT_JSON = new Text("JSON として読めません（{0} 行 {1} 文字目）。", "Not JSON (line {0}, column {1}).");
    static final Text UNKNOWN_NAME = new Text("次のどれかを指定してください: {0}", "Use one of: {0}");
    private static final Text NO_DATE_TIME = new Text(
            "時差つきの ISO 8601 の日時で指定してください（例 2026-11-20T09:30:00+09:00）。",
            "Give an ISO 8601 date and time with its offset, such as 2026-11-20T09:30:00+09:00.");
    private static final Text NO_DATE =
            new Text("ISO 8601 の日付で指定してください（例 2026-11-20）。", "Give an ISO 8601 date, such as 2026-11-20.");
    private static final Text NO_UUID = new Text("UUID を指定してください。", "Give a UUID.");
    private static final Text NO_NUMBER = new Text("数を指定してください。", "Give a number.");
    private static final Text NO_BOOLEAN = new Text("true か false を指定してください。", "Give true or false.");
    private static final Text WRONG_VALUE =
            new Text("値がないか、形が正しくありません。", "The value is missing or has the wrong form.");

    private UnreadableJson() {}

    /** The problem (400) with the field's path, or the line and column when it is no JSON at all. */
    public static Problem problem(JacksonException failure) {
        return Problem.of(CommonProblem.UNREADABLE).and(item(failure));
    }

    /** The same as one entry of {@code errors}. */
    public static ProblemItem item(JacksonException failure) {
        String field = path(failure.getPath());
        if (failure instanceof InvalidFormatException wrong) {
            Class<?> wanted = wrong.getTargetType();
            return wanted.isEnum()
                    ? ProblemItem.field(field, UNKNOWN_NAME, names(wanted))
                    : ProblemItem.field(field, form(wanted));
        }
        if (failure instanceof StreamReadException || field.isEmpty()) {
            var at = failure.getLocation();
            ProblemItem item = ProblemItem.whole(
                    NOT_JSON,
                    at == null ? 1 : Math.max(1, at.getLineNr()),
                    at == null ? 1 : Math.max(1, at.getColumnNr()));
            return field.isEmpty()
                    ? item
                    : ProblemItem.field(field, item.message(), item.args().toArray());
        }
        return ProblemItem.field(field, WRONG_VALUE);
    }

    /** What to send instead, in words of JSON and not of this program. */
    private static Text form(Class<?> wanted) {
        Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(wanted);
        if (type == OffsetDateTime.class || type == Instant.class) {
            return NO_DATE_TIME;
        }
        if (type == LocalDate.class) {
            return NO_DATE;
        }
        if (type == UUID.class) {
            return NO_UUID;
        }
        if (type == Boolean.class) {
            return NO_BOOLEAN;
        }
        return Number.class.isAssignableFrom(type) ? NO_NUMBER : WRONG_VALUE;
    }

    static String names(Class<?> wanted) {
        return List.of(wanted.getEnumConstants()).stream()
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(", "));
    }

    private static String path(@Nullable List<JacksonException.Reference> references) {
        var path = new StringBuilder();
        for (var reference : references == null ? List.<JacksonException.Reference>of() : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }
}
