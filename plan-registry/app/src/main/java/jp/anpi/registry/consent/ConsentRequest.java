package jp.anpi.registry.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.ConsentMatter;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;

/**
 * One word about sharing or about having a plan, as it is sent.
 *
 * @param version the person's version that the sender has read
 * @param scopes with whom; may be left out where nothing is shared, as with a plan that is only made
 * @param on the day on which it was said, today or before
 * @param from whose word; may be left out for what nobody decided
 * @param explanation which text was explained, with its edition
 * @param document where the city keeps the form, by its own number
 */
record ConsentRequest(
        Optional<Long> version,
        Optional<List<ConsentMatter>> matters,
        Optional<List<ConsentScope>> scopes,
        Optional<Consent.Answer> answer,
        Optional<LocalDate> on,
        Optional<Consent.From> from,
        Optional<Consent.Manner> manner,
        Optional<String> explanation,
        Optional<String> document) {

    private static final int LONGEST = 200;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final Text MISSING = new Text("必須です。", "It is required.");
    private static final Text DAY = new Text("今日までの日を指定してください。", "Give a day up to today.");
    private static final Text WHOSE = new Text(
            "同意・不同意には本人・家族・後見人のだれの意思かを、回答なし・条例による推定には NOBODY を指定してください。",
            "Say whose decision it is (PERSON, FAMILY, GUARDIAN); without one, NOBODY.");
    private static final Text NOT_PRESUMED =
            new Text("計画の作成への同意は、条例では推定できません。", "No ordinance presumes that somebody wants a plan.");
    private static final Text TOO_LONG = new Text("{0}文字までです。", "At most {0} characters.");
    private static final Text EXPLAINED = new Text(
            "説明に使った文書の名前と版を1〜{0}文字で書いてください。", "Name the text that was explained and its edition, 1 to {0} characters.");

    /** The consent, or the refusal (422) that names each field that is wrong. */
    Consent checked(LocalDate today, String recordedBy, Instant now) {
        List<ProblemItem> wrong = new ArrayList<>();
        if (version.isEmpty()) {
            wrong.add(ProblemItem.field("version", MISSING));
        }
        List<ConsentMatter> spoken = known(matters);
        if (spoken.isEmpty()) {
            wrong.add(ProblemItem.field("matters", MISSING));
        }
        List<ConsentScope> with = known(scopes);
        if (with.isEmpty() && spoken.stream().anyMatch(ConsentMatter::shares)) {
            wrong.add(ProblemItem.field("scopes", MISSING));
        }
        if (answer.isEmpty()) {
            wrong.add(ProblemItem.field("answer", MISSING));
        }
        if (on.filter(day -> !day.isAfter(today) && !day.isBefore(EARLIEST)).isEmpty()) {
            wrong.add(ProblemItem.field("on", DAY));
        }
        if (manner.isEmpty()) {
            wrong.add(ProblemItem.field("manner", MISSING));
        }
        if (answer.filter(given -> given.isDecided() == (whose() == Consent.From.NOBODY))
                .isPresent()) {
            wrong.add(ProblemItem.field("from", WHOSE));
        }
        if (answer.equals(Optional.of(Consent.Answer.PRESUMED)) && spoken.contains(ConsentMatter.PLAN_MAKING)) {
            wrong.add(ProblemItem.field("answer", NOT_PRESUMED));
        }
        Optional<String> filed = document.map(String::strip).filter(number -> !number.isEmpty());
        if (filed.filter(number -> number.length() > LONGEST).isPresent()) {
            wrong.add(ProblemItem.field("document", TOO_LONG, LONGEST));
        }
        String text = explanation.orElse("").strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            wrong.add(ProblemItem.field("explanation", EXPLAINED, LONGEST));
        }
        if (!wrong.isEmpty()) {
            throw Problem.of(CommonProblem.WRONG_FIELD)
                    .and(wrong.toArray(ProblemItem[]::new))
                    .refused();
        }
        return new Consent(
                Set.copyOf(with),
                answer.orElseThrow(),
                on.orElseThrow(),
                whose(),
                manner.orElseThrow(),
                text,
                recordedBy,
                now,
                Set.copyOf(spoken),
                filed,
                Optional.empty());
    }

    /** A null among them is none of them. */
    private static <E> List<E> known(Optional<List<E>> sent) {
        return sent.orElse(List.of()).stream()
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private Consent.From whose() {
        return from.orElse(Consent.From.NOBODY);
    }
}
