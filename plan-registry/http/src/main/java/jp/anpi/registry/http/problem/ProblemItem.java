package jp.anpi.registry.http.problem;

import java.util.List;
import java.util.Optional;

/**
 * One thing wrong inside a request.
 *
 * @param field its path in the sender's JSON such as {@code needs[1].kind}, or the parameter's name
 * @param line counted from 1, of a body of several lines
 * @param message what is wrong with it and what is allowed
 */
public record ProblemItem(Optional<String> field, Optional<Integer> line, Text message, List<Object> args) {

    public ProblemItem {
        args = List.copyOf(args);
    }

    /** A field or parameter is wrong. */
    public static ProblemItem field(String field, Text message, Object... args) {
        return new ProblemItem(Optional.of(field), Optional.empty(), message, List.of(args));
    }

    /** The body as a whole is wrong. */
    public static ProblemItem whole(Text message, Object... args) {
        return new ProblemItem(Optional.empty(), Optional.empty(), message, List.of(args));
    }

    /** The same, at a line. */
    public ProblemItem atLine(int number) {
        return new ProblemItem(field, Optional.of(number), message, args);
    }
}
