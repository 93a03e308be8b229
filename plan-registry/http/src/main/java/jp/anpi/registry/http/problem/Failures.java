package jp.anpi.registry.http.problem;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;

/** What the framework reports about a request, as one of our problems; empty for everything that is our own fault. */
final class Failures {

    private static final Text MISSING = new Text("必須です。", "It is required.");
    private static final Text WRONG_FORM = new Text("値の形が正しくありません。", "The value has the wrong form.");
    private static final Text EMPTY_BODY = new Text("本文がありません。", "The body is missing.");

    private Failures() {}

    static Optional<Problem> problemOf(Throwable failure) {
        return switch (failure) {
            case Refused refused -> Optional.of(refused.problem());
            case DataBufferLimitException _ -> Optional.of(tooLarge());
            case DecodingException unreadable -> Optional.of(unreadable(unreadable));
            case ResponseStatusException status -> ofStatus(status);
            default -> Optional.empty();
        };
    }

    private static Optional<Problem> ofStatus(ResponseStatusException failure) {
        return switch (failure) {
            case MethodNotAllowedException wrong ->
                Optional.of(Problem.of(
                        CommonProblem.METHOD_NOT_ALLOWED, wrong.getHttpMethod(), listed(wrong.getSupportedMethods())));
            case NotAcceptableStatusException wrong ->
                Optional.of(Problem.of(CommonProblem.NOT_ACCEPTABLE, listed(wrong.getSupportedMediaTypes())));
            case UnsupportedMediaTypeStatusException wrong ->
                Optional.of(Problem.of(CommonProblem.UNSUPPORTED_TYPE, listed(wrong.getSupportedMediaTypes())));
            case ContentTooLargeException _ -> Optional.of(tooLarge());
            case MissingRequestValueException missing -> Optional.of(Problem.parameter(missing.getName(), MISSING));
            case WebExchangeBindException wrong -> Optional.of(wrongFields(wrong));
            case ServerWebInputException wrong -> Optional.of(wrongInput(wrong));
            default -> byStatus(failure.getStatusCode().value());
        };
    }

    private static Optional<Problem> byStatus(int status) {
        return switch (status) {
            case 404 -> Optional.of(Problem.of(CommonProblem.NOT_FOUND));
            case 413 -> Optional.of(tooLarge());
            default -> status < 500 ? Optional.of(Problem.of(CommonProblem.REFUSED_REQUEST)) : Optional.empty();
        };
    }

    private static Problem wrongInput(ServerWebInputException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused.problem();
            }
            if (cause instanceof DataBufferLimitException) {
                return tooLarge();
            }
            if (cause instanceof JacksonException json) {
                return UnreadableJson.problem(json);
            }
        }
        var parameter = failure.getMethodParameter();
        String name = parameter == null ? null : parameter.getParameterName();
        if (failure.getCause() == null || parameter == null || name == null) {
            return Problem.of(CommonProblem.UNREADABLE).and(ProblemItem.whole(EMPTY_BODY));
        }
        Class<?> wanted = parameter.nestedIfOptional().getNestedParameterType();
        return wanted.isEnum()
                ? Problem.parameter(name, UnreadableJson.UNKNOWN_NAME, UnreadableJson.names(wanted))
                : Problem.parameter(name, WRONG_FORM);
    }

    private static Problem unreadable(DecodingException failure) {
        @Nullable Throwable cause = failure.getCause();
        return cause instanceof JacksonException json
                ? UnreadableJson.problem(json)
                : Problem.of(CommonProblem.UNREADABLE);
    }

    private static Problem wrongFields(WebExchangeBindException failure) {
        return Problem.of(CommonProblem.WRONG_FIELD)
                .and(failure.getFieldErrors().stream()
                        .map(error -> ProblemItem.field(error.getField(), WRONG_FORM))
                        .toArray(ProblemItem[]::new));
    }

    private static Problem tooLarge() {
        return Problem.tooLarge(ProblemConfiguration.BODY_LIMIT);
    }

    private static String listed(@Nullable Collection<?> values) {
        return values == null ? "" : values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
