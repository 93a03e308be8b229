package jp.anpi.deploy.drills.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import jp.anpi.deploy.drills.play.DrillResult;
import jp.anpi.deploy.drills.play.DrillResult.OfficeAnswers;
import jp.anpi.deploy.drills.play.Verdict;
import jp.anpi.deploy.drills.product.Check;
import jp.anpi.deploy.drills.scenario.PriorityGroup;

/** One page about one drill for a meeting: needs nothing but itself, says in Japanese and, smaller, in English. */
public final class DrillPage {
    private static final int MISSED_SHOWN = 200;
    private static final int OFFICES_SHOWN = 20;

    private final DrillResult result;
    private final DateTimeFormatter dates;
    private final StringBuilder page = new StringBuilder();

    private DrillPage(DrillResult result, ZoneId zone) {
        this.result = result;
        this.dates = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone);
    }

    public static String of(DrillResult result, ZoneId zone) {
        return new DrillPage(result, zone).write();
    }

    private String write() {
        String title = Html.text(result.scenario().title());
        page.append("<!doctype html>\n<html lang=\"ja\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>訓練報告 ")
                .append(title)
                .append("</title><style>")
                .append(css())
                .append("</style></head><body>")
                .append("<div class=\"drill\"><strong>訓練 DRILL</strong></div><main><h1>訓練報告 ")
                .append(title)
                .append("</h1>");
        verdict();
        facts();
        expectations();
        curves();
        missed();
        offices();
        troubles();
        return page.append("</main><div class=\"drill\"><strong>訓練 DRILL</strong></div></body></html>\n")
                .toString();
    }

    private void verdict() {
        long held = result.verdicts().stream().filter(Verdict::holds).count();
        int all = result.verdicts().size();
        page.append(result.passed() ? "<p class=\"verdict held\">✔ " : "<p class=\"verdict broken\">✘ ")
                .append(result.passed() ? "すべて期待どおり" : "期待と違うところがあります")
                .append("（")
                .append(held)
                .append(" / ")
                .append(all)
                .append("）<small>")
                .append(result.passed() ? "everything as expected" : "not everything was as expected")
                .append("</small></p>");
    }

    private void facts() {
        DrillResult.Post post = result.post();
        page.append("<dl>");
        fact("筋書き Scenario", result.file());
        fact("訓練番号 Incident", result.incident().value());
        fact("実施 Played", date(result.started()));
        fact("想定発災 Onset", date(result.onset()));
        fact("時間の速さ Speed", "×" + result.speed() + "、" + Words.clock(result.ended()) + " まで");
        fact("種 Seed", String.valueOf(result.seed()));
        fact(
                "報告 Reports",
                post.reports() + " 件中 受理 " + post.acknowledged() + "、拒否 " + post.refused() + "、断念 " + post.givenUp());
        fact("送信 Attempts", post.attempts() + " 回（うち再送 " + post.repeated() + "）");
        page.append("</dl>");
    }

    private void fact(String name, String value) {
        page.append("<dt>")
                .append(Html.text(name))
                .append("</dt><dd>")
                .append(Html.text(value))
                .append("</dd>");
    }

    private void expectations() {
        heading("期待と結果", "expectations");
        page.append(
                "<div class=\"scroll\"><table><thead><tr><th>判定</th><th class=\"n\">時刻<small>at</small></th><th>何が"
                        + "<small>what</small></th><th>期待<small>expected</small></th><th>結果<small>found</small></th></tr></thead><tbody>");
        for (Verdict verdict : result.verdicts()) {
            Words.Both what = Words.of(verdict.expectation().subject());
            page.append(verdict.holds() ? "<tr>" : "<tr class=\"broken\">")
                    .append(mark(verdict.holds()))
                    .append("<td class=\"n\">")
                    .append(Words.clock(verdict.at()))
                    .append("</td><td>")
                    .append(Html.text(what.ja()))
                    .append("<br><small>")
                    .append(Html.text(what.en()))
                    .append("</small></td><td>")
                    .append(Html.text(verdict.expectation().range().text()))
                    .append("</td><td>")
                    .append(Html.text(Words.found(verdict.outcome())))
                    .append("</td></tr>");
        }
        for (DrillResult.FailedStep step : result.failed()) {
            page.append("<tr class=\"broken\">")
                    .append(mark(false))
                    .append("<td class=\"n\">")
                    .append(Words.clock(step.at()))
                    .append("</td><td colspan=\"2\">筋書き ")
                    .append(step.line())
                    .append(" 行目を実行できず<br><small>step could not be done</small></td><td>")
                    .append(Html.text(step.why()))
                    .append("</td></tr>");
        }
        page.append("</tbody></table></div>");
    }

    private static String mark(boolean held) {
        return held ? "<td class=\"mark held\">✔ 一致</td>" : "<td class=\"mark broken\">✘ 不一致</td>";
    }

    private void curves() {
        heading("時間の経過", "how each group was confirmed over time");
        page.append(GroupChart.patterns()).append("<div class=\"charts\">");
        for (PriorityGroup group : PriorityGroup.values()) {
            int people = result.roster().getOrDefault(group, 0);
            if (people == 0) continue;
            page.append("<figure><h3>")
                    .append(group.mark())
                    .append(' ')
                    .append(group.japanese())
                    .append("（")
                    .append(people)
                    .append("名）<small>")
                    .append(group.english())
                    .append("</small></h3>")
                    .append(new GroupChart(
                                    group,
                                    people,
                                    result.curve(),
                                    result.scenario().length())
                            .svg())
                    .append("</figure>");
        }
        page.append("</div>");
    }

    private void missed() {
        List<Check> missed = result.missed();
        heading("最後まで確認できなかった人（①〜④）", "who was missed, groups 1 to 4");
        page.append("<p>")
                .append(missed.size())
                .append(" 名")
                .append(missed.size() > MISSED_SHOWN ? "。うち急ぐ順に " + MISSED_SHOWN + " 名を示す" : "")
                .append("</p><div class=\"scroll\"><table><thead><tr><th>群</th><th>氏名<small>name</small></th><th>地区"
                        + "<small>district</small></th><th>状態<small>state</small></th><th class=\"n\">照会の段"
                        + "<small>rung</small></th><th>番号<small>id</small></th></tr></thead><tbody>");
        missed.stream()
                .limit(MISSED_SHOWN)
                .forEach(check -> page.append("<tr><td>")
                        .append(check.group().mark())
                        .append("</td><td>")
                        .append(Html.text(check.name()))
                        .append("</td><td>")
                        .append(Html.text(check.district()))
                        .append("</td><td>")
                        .append(check.state().japanese())
                        .append("</td><td class=\"n\">")
                        .append(
                                check.rung().isPresent()
                                        ? String.valueOf(check.rung().getAsInt())
                                        : "–")
                        .append("</td><td>")
                        .append(Html.text(check.person().value()))
                        .append("</td></tr>"));
        page.append("</tbody></table></div>");
    }

    private void offices() {
        heading("返事の遅い事業所", "slowest offices");
        if (result.offices().isEmpty()) {
            page.append("<p>事業所の記録なし<small>no offices known</small></p>");
            return;
        }
        page.append("<div class=\"scroll\"><table><thead><tr><th>事業所<small>office</small></th><th class=\"n\">利用者"
                + "<small>clients</small></th><th class=\"n\">未確認<small>unanswered</small></th><th class=\"n\">割合</th>"
                + "<th class=\"n\">初報の中央値<small>median first report</small></th></tr></thead><tbody>");
        for (OfficeAnswers office :
                result.offices().stream().limit(OFFICES_SHOWN).toList()) {
            page.append("<tr><td>")
                    .append(Html.text(office.office().name()))
                    .append("</td><td class=\"n\">")
                    .append(office.clients())
                    .append("</td><td class=\"n\">")
                    .append(office.unanswered())
                    .append("</td><td class=\"n\">")
                    .append(Words.percent(office.unanswered(), office.clients()))
                    .append("</td><td class=\"n\">")
                    .append(office.median().map(Words::clock).orElse("–"))
                    .append("</td></tr>");
        }
        page.append("</tbody></table></div>");
    }

    private void troubles() {
        if (result.troubles().isEmpty()) return;
        heading("気づいたこと", "what else was noticed");
        page.append("<ul>");
        result.troubles()
                .forEach(trouble ->
                        page.append("<li>").append(Html.text(trouble)).append("</li>"));
        page.append("</ul>");
    }

    private void heading(String ja, String en) {
        page.append("<h2>").append(ja).append("<small>").append(en).append("</small></h2>");
    }

    private String date(Instant instant) {
        return dates.format(instant);
    }

    private static String css() {
        try (InputStream css = Objects.requireNonNull(DrillPage.class.getResourceAsStream("page.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
