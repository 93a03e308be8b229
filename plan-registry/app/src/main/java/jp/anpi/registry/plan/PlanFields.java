package jp.anpi.registry.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;

/** Reads what was sent field by field and remembers each that is wrong. */
final class PlanFields {

    private static final int NAME = 400;
    private static final int PROSE = 4_000;
    private static final int MOST = 30;
    private static final Text MISSING = new Text("必須です。", "It is required.");
    private static final Text TOO_LONG = new Text("{0}文字までです。", "At most {0} characters.");
    private static final Text TOO_MANY = new Text("{0}件までです。", "At most {0}.");
    private static final Text OUT_OF_RANGE = new Text("{0}から{1}までです。", "From {0} to {1}.");
    private static final Text NOT_ONE_OF_THEM =
            new Text("緊急連絡先と支援者の中の番号です。", "The place of one of the contacts and supporters.");

    private static final Text FIRST_AFTER_LAST = new Text("開始日より前です。", "It is before the first day.");

    private final List<ProblemItem> wrong = new ArrayList<>();

    /** A short text that must be there. */
    String name(String field, Optional<String> sent) {
        if (sent.filter(text -> !text.isBlank()).isEmpty()) {
            wrong.add(ProblemItem.field(field, MISSING));
            return "";
        }
        return text(field, sent, NAME).orElse("");
    }

    /** A short text; a blank one is none. */
    Optional<String> line(String field, Optional<String> sent) {
        return text(field, sent, NAME);
    }

    /** A longer text; a blank one is none. */
    Optional<String> prose(String field, Optional<String> sent) {
        return text(field, sent, PROSE);
    }

    private Optional<String> text(String field, Optional<String> sent, int most) {
        if (sent.filter(text -> text.length() > most).isPresent()) {
            wrong.add(ProblemItem.field(field, TOO_LONG, most));
        }
        return sent.map(String::strip).filter(text -> !text.isEmpty());
    }

    <T> T required(String field, Optional<T> sent, T otherwise) {
        if (sent.isEmpty()) {
            wrong.add(ProblemItem.field(field, MISSING));
        }
        return sent.orElse(otherwise);
    }

    Optional<Integer> between(String field, Optional<Integer> sent, int least, int most) {
        if (sent.filter(number -> number < least || number > most).isPresent()) {
            wrong.add(ProblemItem.field(field, OUT_OF_RANGE, least, most));
        }
        return sent;
    }

    /** A last day that comes before the first. */
    void firstAfterLast(String field) {
        wrong.add(ProblemItem.field(field, FIRST_AFTER_LAST));
    }

    void notOneOfThem(String field) {
        wrong.add(ProblemItem.field(field, NOT_ONE_OF_THEM));
    }

    /** Each of a list under its own field. */
    <F, T> List<T> each(String field, Optional<List<F>> sent, BiFunction<String, F, T> read) {
        List<F> all = sent.orElse(List.of());
        if (all.size() > MOST) {
            wrong.add(ProblemItem.field(field, TOO_MANY, MOST));
            return List.of();
        }
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(i -> one(field + "[" + i + "]", all.get(i), read).stream())
                .toList();
    }

    /** Jackson leaves out what was not sent, whatever the type says. */
    private <F, T> Optional<T> one(String field, F sent, BiFunction<String, F, T> read) {
        if (Objects.isNull(sent)) {
            wrong.add(ProblemItem.field(field, MISSING));
            return Optional.empty();
        }
        return Optional.of(read.apply(field, sent));
    }

    /** Refused (422) naming each field that is wrong. */
    void refuseWrong() {
        if (!wrong.isEmpty()) {
            throw Problem.of(CommonProblem.WRONG_FIELD)
                    .and(wrong.toArray(ProblemItem[]::new))
                    .refused();
        }
    }
}
