package jp.anpi.deploy.drills.report;

import java.time.Duration;
import jp.anpi.deploy.drills.play.Verdict;
import jp.anpi.deploy.drills.scenario.CheckState;
import jp.anpi.deploy.drills.scenario.Expectation;
import jp.anpi.deploy.drills.scenario.Expectation.Scope;
import jp.anpi.deploy.drills.scenario.Expectation.Subject;
import jp.anpi.deploy.drills.scenario.PriorityGroup;

/** What was expected and found, in words for people: Japanese, and English beside it. */
public final class Words {
    private Words() {}

    /** A text in both languages. */
    public record Both(String ja, String en) {}

    public static Both of(Subject subject) {
        return switch (subject) {
            case Subject.InState(Scope scope, CheckState state) -> {
                Both who = of(scope);
                yield new Both(who.ja() + " " + state.japanese(), who.en() + " " + state.english());
            }
            case Subject.OnRung(Scope scope, int rung, boolean orLater) -> {
                Both who = of(scope);
                yield new Both(
                        who.ja() + " 第" + rung + "段" + (orLater ? "以降" : "") + "で照会中",
                        who.en() + " asked on rung " + rung + (orLater ? " or later" : ""));
            }
            case Subject.Overdue() -> new Both("期限を過ぎて次の照会がない人", "past due and nobody asked next");
            case Subject.Unmatched() -> new Both("突合待ちの報告", "reports waiting to be matched");
            case Subject.Acknowledged() -> new Both("受理された報告", "reports acknowledged");
            case Subject.ValidReceipts() -> new Both("有効な受理証", "valid receipts");
            case Subject.Lost() -> new Both("受理後に失われた報告", "acknowledged reports lost");
            case Subject.UnequalReceipts() -> new Both("食い違う受理証", "receipts that differ");
            case Subject.Tasks() -> new Both("電源を届ける人", "people to bring power to");
            case Subject.Unavailable() -> new Both("動けない報告者", "reporters who cannot act");
            case Subject.DeskWaiting() -> new Both("本部の確認を待つ人", "people who wait for the desk");
            case Subject.Offices(Expectation.OfficeState state) -> of(state);
            case Subject.BoardDiffers() -> new Both("一覧と合わない盤の数", "board cells that differ from the list");
        };
    }

    private static Both of(Expectation.OfficeState state) {
        return switch (state) {
            case OPEN -> new Both("通常の事業所", "offices that are open");
            case REDUCED -> new Both("縮小した事業所", "offices that have reduced");
            case CLOSED -> new Both("休止した事業所", "offices that have closed");
            case SILENT -> new Both("報告のない事業所", "offices not heard of");
            case UNANSWERED -> new Both("要請に返事のない事業所", "offices that were asked and have not answered");
        };
    }

    private static Both of(Scope scope) {
        return switch (scope) {
            case Scope.Everyone() -> new Both("全員", "everyone");
            case Scope.OfGroup(PriorityGroup group) -> new Both(group.mark() + group.japanese(), group.english());
            case Scope.Chosen(String label) -> new Both("「" + label + "」", "\"" + label + "\"");
        };
    }

    /** For example {@code 36 / 40 (90 %)}. */
    public static String found(Verdict.Outcome outcome) {
        return switch (outcome) {
            case Verdict.Outcome.Counted counted when counted.total() == 0 -> counted.count() + " / 0";
            case Verdict.Outcome.Counted counted ->
                counted.count() + " / " + counted.total() + " (" + percent(counted.count(), counted.total()) + ")";
            case Verdict.Outcome.Unknown unknown -> "不明 unknown: " + unknown.why();
        };
    }

    /** Rounded towards the middle: 99.6 % never shows as 100 %. */
    static String percent(long count, long total) {
        if (total == 0) return "–";
        double share = 100.0 * count / total;
        if (share > 99 && share < 100) return ">99 %";
        if (share > 0 && share < 1) return "<1 %";
        return Math.round(share) + " %";
    }

    /** Hours, minutes and seconds, as {@code 0:12:05}. */
    public static String clock(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
