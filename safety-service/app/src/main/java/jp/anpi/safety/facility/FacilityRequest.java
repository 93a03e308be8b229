package jp.anpi.safety.facility;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.anpi.registry.contract.IsoInstants;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.contract.Facility;
import org.jspecify.annotations.Nullable;

/**
 * What an office sends about itself; a figure that is absent is not told, 0 is.
 *
 * @param saidAt when it was said, by the sender's clock; without it, or without {@code Anpi-Sent-At}, it was said at its arrival
 */
record FacilityRequest(
        Facility.@Nullable Status status,
        @Nullable Integer staff,
        @Nullable Integer stockDays,
        @Nullable Integer freePlaces,
        @Nullable Integer present,
        @Nullable Integer unconfirmed,
        @Nullable String notes,
        @Nullable String saidAt) {

    private static final int MOST = 10_000;
    private static final int LONGEST = 500;
    private static final Duration FURTHEST = Duration.ofDays(30);
    private static final Text MISSING = new Text("必須です。", "It is required.");
    private static final Text RANGE = new Text("0〜{0} の整数で入力してください。", "Give a whole number from 0 to {0}.");
    private static final Text NOTES = new Text("{0} 文字までで入力してください。", "Give at most {0} characters.");

    Facility check() {
        List<ProblemItem> wrong = new ArrayList<>();
        if (status == null) {
            wrong.add(ProblemItem.field("status", MISSING));
        }
        Optional<Integer> working = count("staff", staff, wrong);
        Optional<Integer> stock = count("stockDays", stockDays, wrong);
        Optional<Integer> free = count("freePlaces", freePlaces, wrong);
        Optional<Integer> here = count("present", present, wrong);
        Optional<Integer> open = count("unconfirmed", unconfirmed, wrong);
        Optional<String> words = Optional.ofNullable(notes).map(String::strip).filter(text -> !text.isEmpty());
        if (words.filter(text -> text.codePointCount(0, text.length()) > LONGEST)
                .isPresent()) {
            wrong.add(ProblemItem.field("notes", NOTES, LONGEST));
        }
        refuse(wrong);
        return new Facility(Objects.requireNonNull(status), working, stock, free, here, open, words);
    }

    /**
     * How long before its sending it was said: both are times of the sender's clock, so that its error falls out. What cannot
     * be, is nothing: no clock value refuses what an office has to say.
     */
    Duration waited(Optional<Instant> sentAt) {
        Duration between = sentAt.flatMap(sent -> said().map(at -> Duration.between(at, sent)))
                .orElse(Duration.ZERO);
        return between.isNegative() || between.compareTo(FURTHEST) > 0 ? Duration.ZERO : between;
    }

    private Optional<Instant> said() {
        try {
            return Optional.ofNullable(saidAt).map(IsoInstants::parse);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<Integer> count(String field, @Nullable Integer given, List<ProblemItem> wrong) {
        if (given != null && (given < 0 || given > MOST)) {
            wrong.add(ProblemItem.field(field, RANGE, MOST));
        }
        return Optional.ofNullable(given);
    }

    static void refuse(List<ProblemItem> wrong) {
        if (!wrong.isEmpty()) {
            throw Problem.of(CommonProblem.WRONG_FIELD)
                    .and(wrong.toArray(ProblemItem[]::new))
                    .refused();
        }
    }
}
