package jp.anpi.safety.ladder;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.AskedRole;
import jp.anpi.safety.contract.Explanation;

/** Says in one plain sentence why this person, why now, what happens next and when; the same on screen, in the message and in the log. */
public final class Explanations {

    private final ZoneId zone;

    /** @param zone the zone in which people read times */
    public Explanations(ZoneId zone) {
        this.zone = zone;
    }

    /** The sentence for one step about a person of that name and group. */
    public Explanation of(StepTaken step, String person, PriorityGroup group) {
        return switch (step.what()) {
            case ASKED -> asked(step, person, group);
            case SKIPPED ->
                new Explanation(
                        "%sさん（%s）について、%sに依頼できる相手がいないため、次の段階に進みました。"
                                .formatted(person, group.mark(), step.role().japanese()),
                        "%s (group %d): there is nobody to ask as %s, so the next step was taken."
                                .formatted(person, group.number(), step.role().english()));
            case HANDED_TO_DESK ->
                new Explanation(
                        "%sさん（%s）は%s、%sに市 災害対策本部へ引き継ぎました。本部が対応を決めます。"
                                .formatted(person, group.mark(), japanese(step.why()), time(step.at(), step.at())),
                        "%s (group %d): %s, so the city desk took over at %s and decides what to do."
                                .formatted(person, group.number(), english(step.why()), time(step.at(), step.at())));
            case DESK_TOLD ->
                new Explanation(
                        "%sさん（%s）は%s、%sに市 災害対策本部へ知らせました。"
                                .formatted(person, group.mark(), japanese(step.why()), time(step.at(), step.at())),
                        "%s (group %d): %s, so the city desk was told at %s."
                                .formatted(person, group.number(), english(step.why()), time(step.at(), step.at())));
            case ENDED ->
                new Explanation(
                        "%sさん（%s）について報告があったため、%sに確認の依頼を終えました。"
                                .formatted(person, group.mark(), time(step.at(), step.at())),
                        "%s (group %d): a report came in, so asking ended at %s."
                                .formatted(person, group.number(), time(step.at(), step.at())));
        };
    }

    private Explanation asked(StepTaken step, String person, PriorityGroup group) {
        String who = String.join("、", step.who());
        Optional<String> due = step.dueAt().map(instant -> time(instant, step.at()));
        AskedRole next = step.next().orElse(AskedRole.CITY_DESK);
        String japanese = "%sさん（%s）は%s、%s（%s）に確認をお願いしています。"
                        .formatted(
                                person,
                                group.mark(),
                                japanese(step.why()),
                                step.role().japanese(),
                                who)
                + due.map(at -> "%sまでに報告がなければ、%sに引き継ぎます。".formatted(at, next.japanese()))
                        .orElse("");
        String english = "%s (group %d): %s, so %s (%s) is asked."
                        .formatted(
                                person,
                                group.number(),
                                english(step.why()),
                                step.role().english(),
                                String.join(", ", step.who()))
                + due.map(at -> " Without a report by %s, next: %s.".formatted(at, next.english()))
                        .orElse("");
        return new Explanation(japanese, english);
    }

    private String time(Instant instant, Instant seenFrom) {
        return PlainTime.of(instant, seenFrom, zone);
    }

    private static String japanese(AskReason why) {
        return switch (why) {
            case INCIDENT_OPENED -> "まだ安否が確認できていないため";
            case NO_ANSWER_IN_TIME -> "前の依頼先から時間内に報告がなかったため";
            case REPORTED_UNREACHABLE -> "連絡がつかないと報告されたため";
            case NOBODY_TO_ASK -> "前の段階に依頼できる相手がいないため";
            case REPORTER_UNAVAILABLE -> "担当者が動けないため";
            case UNDELIVERABLE -> "前の依頼先に通知が届かなかったため";
            case RECHECK_DUE -> "前回の確認から時間がたち、再確認が必要なため";
            case DANGER_REPORTED -> "危険が報告されたため";
            case CLOCK_RAN_OUT -> "生命維持の残り時間がなくなったため";
        };
    }

    private static String english(AskReason why) {
        return switch (why) {
            case INCIDENT_OPENED -> "nobody has confirmed their safety yet";
            case NO_ANSWER_IN_TIME -> "those asked before did not report in time";
            case REPORTED_UNREACHABLE -> "they were reported unreachable";
            case NOBODY_TO_ASK -> "the step before had nobody to ask";
            case REPORTER_UNAVAILABLE -> "the person in charge cannot act";
            case UNDELIVERABLE -> "the question before could not be delivered";
            case RECHECK_DUE -> "the last confirmation has to be renewed";
            case DANGER_REPORTED -> "danger was reported";
            case CLOCK_RAN_OUT -> "the time on life support has run out";
        };
    }
}
