package jp.anpi.registry.group;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;

/**
 * A group set by hand, as it is sent.
 *
 * @param version of the person that the sender has read
 * @param until last day, today or later, at most a year ahead
 */
record OverrideRequest(
        Optional<Long> version, Optional<PriorityGroup> group, Optional<String> reason, Optional<LocalDate> until) {

    private static final int LONGEST = 400;
    private static final Text MISSING = new Text("必須です。", "It is required.");
    private static final Text REASON = new Text("理由を1〜{0}文字で書いてください。", "Give a reason of 1 to {0} characters.");
    private static final Text UNTIL = new Text(
            "今日から1年以内の日を指定してください。期限のない変更はできません。",
            "A day from today to a year ahead; an override without an end is not possible.");

    /** Refused (422) naming each field that is wrong. */
    GroupOverride checked(Caller caller, Instant now, LocalDate today) {
        List<ProblemItem> wrong = new ArrayList<>();
        if (version.isEmpty()) {
            wrong.add(ProblemItem.field("version", MISSING));
        }
        if (group.isEmpty()) {
            wrong.add(ProblemItem.field("group", MISSING));
        }
        if (reason.filter(text -> !text.isBlank() && text.length() <= LONGEST).isEmpty()) {
            wrong.add(ProblemItem.field("reason", REASON, LONGEST));
        }
        if (until.filter(day -> !day.isBefore(today) && !day.isAfter(today.plusYears(1)))
                .isEmpty()) {
            wrong.add(ProblemItem.field("until", UNTIL));
        }
        if (!wrong.isEmpty()) {
            throw Problem.of(CommonProblem.WRONG_FIELD)
                    .and(wrong.toArray(ProblemItem[]::new))
                    .refused();
        }
        return new GroupOverride(
                group.orElseThrow(),
                reason.orElseThrow().strip(),
                caller.account(),
                caller.displayName(),
                now,
                until.orElseThrow());
    }
}
