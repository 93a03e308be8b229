package jp.anpi.safety.ladder;

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
            case TOLD -> told(step, person, group);
            case SKIPPED -> skipped(step, person, group);
            case HANDED_TO_DESK ->
                atDesk(
                        step,
                        new Explanation(
                                "%sさん（%s）は%s、%sに市 災害対策本部へ引き継ぎました。本部が対応を決めます。"
                                        .formatted(person, group.mark(), japanese(step.why()), time(step)),
                                "%s (group %d): %s, so the city desk took over at %s and decides what to do."
                                        .formatted(person, group.number(), english(step.why()), time(step))));
            case DESK_TOLD ->
                atDesk(
                        step,
                        new Explanation(
                                "%sさん（%s）は%s、%sに市 災害対策本部へ知らせました。"
                                        .formatted(person, group.mark(), japanese(step.why()), time(step)),
                                "%s (group %d): %s, so the city desk was told at %s."
                                        .formatted(person, group.number(), english(step.why()), time(step))));
            case DUTY_CALLED -> dutyCalled(step, person, group);
            case ENDED -> ended(step, person, group);
        };
    }

    private Explanation asked(StepTaken step, String person, PriorityGroup group) {
        Optional<String> due = due(step);
        AskedRole next = step.next().orElse(AskedRole.CITY_DESK);
        String japanese = "%sさん（%s）は%s、%s（%s）に確認をお願いしています。"
                        .formatted(
                                person,
                                group.mark(),
                                japanese(step.why()),
                                step.role().japanese(),
                                String.join("、", step.who()))
                + triedJapanese(step.tried())
                + due.map(at -> "%sまでに報告がなければ、%sに引き継ぎます。".formatted(at, next.japanese()))
                        .orElse("");
        String english = "%s (group %d): %s, so %s (%s) is asked."
                        .formatted(
                                person,
                                group.number(),
                                english(step.why()),
                                step.role().english(),
                                String.join(", ", step.who()))
                + triedEnglish(step.tried())
                + due.map(at -> " Without a report by %s, next: %s.".formatted(at, next.english()))
                        .orElse("");
        return new Explanation(japanese, english);
    }

    private static String triedJapanese(Tried tried) {
        return tried.count() == 0
                ? ""
                : "これまでに%d回、連絡がついていません。%s".formatted(tried.count(), tried.visit() ? "電話ではなく、訪問して確かめてください。" : "");
    }

    private static String triedEnglish(Tried tried) {
        return tried.count() == 0
                ? ""
                : " %s tried in vain so far.%s"
                        .formatted(
                                tried.count() == 1 ? "One has" : tried.count() + " have",
                                tried.visit() ? " Please go there rather than call." : "");
    }

    private Explanation told(StepTaken step, String person, PriorityGroup group) {
        String instead = String.join("、", step.instead());
        String insteadEnglish = String.join(", ", step.instead());
        AskedRole next = step.next().orElse(AskedRole.CITY_DESK);
        return new Explanation(
                "%sさん（%s）は%s（%s）の利用中なので、%sに確認をお願いしました。%s（%s）の回答は不要です。"
                                .formatted(
                                        person,
                                        group.mark(),
                                        AskedRole.PROVIDER_IN_SERVICE.japanese(),
                                        instead,
                                        time(step),
                                        step.role().japanese(),
                                        String.join("、", step.who()))
                        + due(step)
                                .map(at -> "%sまでに報告がなければ、%sに引き継ぎます。".formatted(at, next.japanese()))
                                .orElse(""),
                "%s (group %d): the %s (%s) was asked at %s; %s (%s) is told and need not answer."
                                .formatted(
                                        person,
                                        group.number(),
                                        AskedRole.PROVIDER_IN_SERVICE.english(),
                                        insteadEnglish,
                                        time(step),
                                        step.role().english(),
                                        String.join(", ", step.who()))
                        + due(step)
                                .map(at -> " Without a report by %s, next: %s.".formatted(at, next.english()))
                                .orElse(""));
    }

    private Explanation skipped(StepTaken step, String person, PriorityGroup group) {
        AskedRole next = step.next().orElse(AskedRole.CITY_DESK);
        return new Explanation(
                "%sさん（%s）について、%sに%sに依頼できる相手がいないため、すぐに次の段階（%s）に進みました。"
                        .formatted(person, group.mark(), time(step), step.role().japanese(), next.japanese()),
                "%s (group %d): at %s there was nobody to ask as %s, so the next step (%s) was taken at once."
                        .formatted(
                                person, group.number(), time(step), step.role().english(), next.english()));
    }

    private Explanation atDesk(StepTaken step, Explanation said) {
        return due(step)
                .map(at -> new Explanation(
                        said.ja() + "%sまでに本部が確認しなければ、当直の責任者に知らせます。".formatted(at),
                        said.en()
                                + " If the desk has not acknowledged by %s, its duty officer is called.".formatted(at)))
                .orElse(said);
    }

    private Explanation dutyCalled(StepTaken step, String person, PriorityGroup group) {
        return new Explanation(
                "%sさん（%s）は%s、%sに%sへ知らせました。"
                                .formatted(
                                        person,
                                        group.mark(),
                                        japanese(step.why()),
                                        time(step),
                                        String.join("、", step.who()))
                        + due(step)
                                .map(at -> "%sまでに本部の確認がなければ、次の当直者に知らせます。".formatted(at))
                                .orElse("本部が確認するまで、この画面に表示し続けます。"),
                "%s (group %d): %s, so %s was called at %s."
                                .formatted(
                                        person,
                                        group.number(),
                                        english(step.why()),
                                        String.join(", ", step.who()),
                                        time(step))
                        + due(step)
                                .map(at -> " If the desk has not acknowledged by %s, the next on duty is called."
                                        .formatted(at))
                                .orElse(" It stays on every screen until the desk acknowledges it."));
    }

    private Explanation ended(StepTaken step, String person, PriorityGroup group) {
        return new Explanation(
                "%sさん（%s）について、%sに確認の依頼を終えました。".formatted(person, group.mark(), time(step))
                        + due(step).map(at -> "%sに再確認を依頼します。".formatted(at)).orElse(""),
                "%s (group %d): asking ended at %s.".formatted(person, group.number(), time(step))
                        + due(step)
                                .map(at -> " A re-check is due at %s.".formatted(at))
                                .orElse(""));
    }

    private Optional<String> due(StepTaken step) {
        return step.dueAt().map(instant -> PlainTime.of(instant, step.at(), zone));
    }

    private String time(StepTaken step) {
        return PlainTime.of(step.at(), step.at(), zone);
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
            case PROVIDER_HAS_PERSON -> "サービスの利用中で、事業者に確認をお願いしたため";
            case REPORTER_BACK -> "担当者が動けるようになったため";
            case SECOND_ANSWER_WANTED -> "一人から報告があり、もう一人の確認が必要なため";
            case TRIED_TOO_OFTEN -> "何度も連絡がつかず、訪問が必要なため";
            case NOBODY_AT_DESK -> "災害対策本部がまだ確認していないため";
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
            case PROVIDER_HAS_PERSON -> "they are in service and the provider is asked";
            case REPORTER_BACK -> "who was unable to act is back";
            case SECOND_ANSWER_WANTED -> "one has reported and a second word is wanted";
            case TRIED_TOO_OFTEN -> "so many tried in vain that somebody has to go there";
            case NOBODY_AT_DESK -> "the city desk has not acknowledged it";
        };
    }
}
