package jp.anpi.safety.check;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.Explanation;
import jp.anpi.safety.ladder.Explanations;
import jp.anpi.safety.ladder.PlainTime;

/**
 * Says in one plain sentence where a check stands and what happens next and when. While somebody is asked that is the newest step;
 * afterwards the steps tell the past, and what was reported counts.
 */
public final class CheckSentence {

    private final SafetyCheck check;
    private final String name;
    private final PriorityGroup group;
    private final Instant now;
    private final ZoneId zone;

    private CheckSentence(SafetyCheck check, String name, Instant now, ZoneId zone) {
        this.check = check;
        this.name = name;
        this.group = check.row().group();
        this.now = now;
        this.zone = zone;
    }

    /**
     * The sentence for a check as it is.
     *
     * @param name the person's, as people read it
     * @param now when it is read: a time of another day says which
     * @param zone in which people read times
     */
    public static Explanation of(SafetyCheck check, String name, Instant now, ZoneId zone) {
        return new CheckSentence(check, name, now, zone).sentence();
    }

    private Explanation sentence() {
        if (check.closed()) {
            return say("災害対応を終えたため、依頼は出していません。", "the incident is closed, so nobody is asked.");
        }
        return check.asking().isPresent() && !check.steps().isEmpty()
                ? new Explanations(zone).of(check.steps().getLast(), name, group)
                : resting();
    }

    private Explanation resting() {
        return switch (check.status()) {
            case NEEDS_HELP -> say("対応が必要と報告されています。", "help is needed.", next());
            case CONFIRMED -> {
                String at = time(check.reading().confirmedAt().orElse(check.changedAt()));
                yield say(at + "に無事が確認されました。", "confirmed safe at " + at + ".", next());
            }
            case TRYING -> say("確認の対応中です。", "somebody is trying to reach them.", next());
            case SILENT -> silent();
        };
    }

    private Explanation silent() {
        if (check.row().ladder().asksSomebody()) {
            return check.cycle() == 0
                    ? say("まもなく最初の依頼を出します。", "the first question goes out in a moment.")
                    : say("まだ確認できていません。", "not confirmed yet.", next());
        }
        return say("報告を待っています。この群では依頼を出しません。", "waiting for a report; nobody is asked about this group.");
    }

    private Optional<Instant> next() {
        return check.reading().recheckAt();
    }

    private Explanation say(String japanese, String english) {
        return say(japanese, english, Optional.empty());
    }

    private Explanation say(String japanese, String english, Optional<Instant> recheck) {
        return new Explanation(
                "%sさん（%s）は、%s".formatted(name, group.mark(), japanese)
                        + recheck.map(at -> time(at) + "に再確認を依頼します。").orElse(""),
                "%s (group %d): %s".formatted(name, group.number(), english)
                        + recheck.map(at -> " A re-check is due at " + time(at) + ".")
                                .orElse(""));
    }

    private String time(Instant instant) {
        return PlainTime.of(instant, now, zone);
    }
}
