package jp.anpi.registry.http.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A refusal as a value: it knows no language and no HTTP exchange until it is answered. Routes turn their feature's
 * refusals into one of these in one exhaustive switch and answer {@link #refused()}.
 *
 * @param args put into the kind's detail; shown to the caller as they are, so never a secret or anybody's data
 * @param retryAfter when trying again makes sense; at least a second
 */
public record Problem(ProblemKind kind, List<Object> args, List<ProblemItem> errors, Optional<Duration> retryAfter) {

    public Problem {
        args = List.copyOf(args);
        errors = List.copyOf(errors);
    }

    public static Problem of(ProblemKind kind, Object... args) {
        return new Problem(kind, List.of(args), List.of(), Optional.empty());
    }

    /** A field of the body is wrong (422). */
    public static Problem field(String field, Text message, Object... args) {
        return of(CommonProblem.WRONG_FIELD).and(ProblemItem.field(field, message, args));
    }

    /** A query parameter or part of the path is wrong (400). */
    public static Problem parameter(String name, Text message, Object... args) {
        return of(CommonProblem.WRONG_PARAMETER).and(ProblemItem.field(name, message, args));
    }

    /** More than {@code limit} bytes (413). */
    public static Problem tooLarge(long limit) {
        return of(CommonProblem.TOO_LARGE, limit % 1024 == 0 ? limit / 1024 + " KB" : limit + " B");
    }

    /** Not now, but in a while (503 with {@code Retry-After}). */
    public static Problem unavailable(Duration retryAfter) {
        return new Problem(CommonProblem.UNAVAILABLE, List.of(seconds(retryAfter)), List.of(), Optional.of(retryAfter));
    }

    /** Too often (429 with {@code Retry-After}). */
    public static Problem tooMany(Duration retryAfter) {
        return new Problem(
                CommonProblem.TOO_MANY_REQUESTS, List.of(seconds(retryAfter)), List.of(), Optional.of(retryAfter));
    }

    /** The same with more errors. */
    public Problem and(ProblemItem... more) {
        return new Problem(
                kind, args, Stream.concat(errors.stream(), Stream.of(more)).toList(), retryAfter);
    }

    /** The problem as the error that ends a reactive chain; {@code ProblemHandler} answers it. */
    public Refused refused() {
        return new Refused(this, null);
    }

    /** As {@link #refused()}, keeping what led to it for whoever tries again and logs. */
    public Refused refused(Throwable cause) {
        return new Refused(this, cause);
    }

    /** The problem as it is sent, also inside an answer about many lines. */
    public ProblemDocument in(Language language) {
        return new ProblemDocument(
                kind.type(),
                kind.title().in(language, List.of()),
                kind.status(),
                kind.detail().in(language, args),
                errors.stream().map(e -> ProblemDocument.Item.of(e, language)).toList());
    }

    /** Whole seconds, rounded up, at least one: what {@code Retry-After} can say. */
    static long seconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
