package jp.anpi.registry.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.particulars.WrittenBirth;
import jp.anpi.registry.sheet.WrittenDate;

/** Reads what was sent of a person field by field and remembers each that is wrong; what is blank is nothing. */
final class PersonFields {

    static final Text MISSING = new Text("必須です。", "It is required.");
    static final Text UNKNOWN = new Text("登録されていません。", "It is not registered.");
    static final Text AHEAD = new Text("まだ来ていない日です。", "This day is still to come.");
    static final Text TOO_MANY = new Text("{0}件までです。", "At most {0}.");

    private static final int LONGEST = 400;
    private static final Text TOO_LONG = new Text("{0}文字までです。", "At most {0} characters.");
    private static final Text OUT_OF_RANGE = new Text("{0}から{1}までです。", "From {0} to {1}.");
    private static final Text NO_DATE =
            new Text("日付として読めません。例: 昭和16年5月3日、S16.5.3、1941-05-03", "No date. Write 1941-05-03, or S16.5.3.");
    private static final Text NO_SUCH_DAY = new Text("暦にない日です。", "There is no such day.");
    private static final Text HIDDEN = new Text("限られた担当者だけが書き換えられます。", "Only the restricted desk changes this.");

    private final List<ProblemItem> wrong = new ArrayList<>();

    void wrong(String field, Text message, Object... args) {
        wrong.add(ProblemItem.field(field, message, args));
    }

    /** A text that must be there; of no use when something is wrong. */
    String name(String field, Optional<String> sent) {
        return required(field, line(field, sent), "?");
    }

    Optional<String> line(String field, Optional<String> sent) {
        if (sent.filter(text -> text.length() > LONGEST).isPresent()) {
            wrong(field, TOO_LONG, LONGEST);
        }
        return sent.map(String::strip).filter(text -> !text.isEmpty());
    }

    <T> T required(String field, Optional<T> sent, T otherwise) {
        if (sent.isEmpty()) {
            wrong(field, MISSING);
        }
        return sent.orElse(otherwise);
    }

    /** A day that has been, however it is written. */
    Optional<LocalDate> past(String field, Optional<String> sent, LocalDate today) {
        return switch (WrittenDate.read(sent.orElse(""))) {
            case WrittenDate.Known(LocalDate day) -> past(field, day, today);
            case WrittenDate.Unknown _ -> Optional.empty();
            case WrittenDate.Impossible _ -> none(field, NO_SUCH_DAY);
            case WrittenDate.Unreadable _ -> none(field, NO_DATE);
        };
    }

    /** A day of birth that has been, or as much of it as anybody knows. */
    WrittenBirth birth(String field, Optional<String> sent, LocalDate today) {
        WrittenBirth birth = WrittenBirth.read(sent.orElse(""));
        switch (birth) {
            case WrittenBirth.On(LocalDate day) -> past(field, day, today);
            case WrittenBirth.About about -> past(field, about.first(), today);
            case WrittenBirth.NotKnown _ -> {}
            case WrittenBirth.Impossible _ -> wrong(field, NO_SUCH_DAY);
            case WrittenBirth.Unreadable _ -> wrong(field, NO_DATE);
        }
        return birth;
    }

    private Optional<LocalDate> past(String field, LocalDate day, LocalDate today) {
        return day.isAfter(today) ? none(field, AHEAD) : Optional.of(day);
    }

    private Optional<LocalDate> none(String field, Text why) {
        wrong(field, why);
        return Optional.empty();
    }

    Optional<Integer> between(String field, Optional<Integer> sent, int least, int most) {
        if (sent.filter(number -> number < least || number > most).isPresent()) {
            wrong(field, OUT_OF_RANGE, least, most);
        }
        return sent;
    }

    /** A place outside these is a slip of the hand; who is placed there is missed on every map. */
    double degrees(String field, Optional<Double> sent, int least, int most) {
        if (sent.filter(degrees -> !(degrees >= least && degrees <= most)).isPresent()) {
            wrong(field, OUT_OF_RANGE, least, most);
            return least;
        }
        return required(field, sent, (double) least);
    }

    /** What the sender is not shown stays as it is, and nobody says anything of it. */
    void hidden(String field, Optional<?> sent) {
        if (sent.isPresent()) {
            wrong(field, HIDDEN);
        }
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
