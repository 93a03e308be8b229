package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Reports;
import tools.jackson.databind.JsonNode;

/** One person's page: what the plan says of them, and reports that cannot all be right. */
final class DeskPerson {

    private static final Duration A_MOMENT = Duration.ofSeconds(20);

    private final Page page;
    private final String board;
    private final Incident incident;
    private final Caller caller;

    DeskPerson(Page page, String address, Incident incident, Caller caller) {
        this.page = page;
        this.board = address + "/board/#/incidents/" + incident.id();
        this.incident = incident;
        this.caller = caller;
    }

    /** Numbers to call, other names and how to talk: nobody is looked up before somebody opens it. */
    void howToReachThemIsReadOnWish() {
        JsonNode known = incident.checks("group=CARE_CONSIDERATION").stream()
                .map(check -> caller.get("/api/persons/" + check.get("personId").asString())
                        .json())
                .filter(person -> !person.at("/phone").asString("").isEmpty())
                .findFirst()
                .orElseThrow();
        String kept = "/api/persons/" + known.get("id").asString();
        assertThat(caller.put(
                                kept + "/aliases",
                                Map.of(
                                        "version",
                                        known.get("version").asLong(),
                                        "aliases",
                                        List.of(Map.of("written", "NGUYEN Thi Hoa", "kana", "グエン ティ ホア"))))
                        .status())
                .isEqualTo(200);
        assertThat(caller.put(
                                kept + "/particulars",
                                Map.of(
                                        "edit",
                                        caller.get(kept + "/particulars")
                                                .json()
                                                .at("/edit")
                                                .asLong(0),
                                        "communication",
                                        "耳が遠いので、ゆっくり大きな声で",
                                        "hours",
                                        "朝9時まで",
                                        "mobile",
                                        "090-0000-1111／０４３-000-2222 内線12"))
                        .status())
                .isEqualTo(200);
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        page.navigate(board + "/people/" + known.get("id").asString());
        Locator panel = page.locator("details.contact");
        assertThat(panel).containsText("開いたことは記録に残ります");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("安否確認の流れ")))
                .isVisible();
        assertThat(asked).noneMatch(url -> url.contains("/api/persons/"));

        panel.locator("summary").click();
        Locator number = panel.locator(".contact-facts a[href^='tel:']").first();
        assertThat(number).isVisible();
        assertThat(number.innerText()).isEqualTo(known.get("phone").asString());
        assertThat(number.getAttribute("href")).matches("tel:\\+?[0-9]+");
        assertThat(panel.locator(".contact-facts div:has-text('携帯電話') a").all().stream()
                        .map(link -> link.getAttribute("href")))
                .containsExactly("tel:09000001111", "tel:0430002222");
        assertThat(panel.locator(".contact-facts dt").allInnerTexts())
                .containsSubsequence("話し方の配慮", "電話", "連絡のつく時間", "ほかの名前");
        assertThat(panel.locator(".contact-facts")).containsText("耳が遠いので、ゆっくり大きな声で");
        assertThat(panel.locator(".contact-facts")).containsText("朝9時まで");
        assertThat(panel.locator(".contact-facts")).containsText("NGUYEN Thi Hoa（グエン ティ ホア）");
        assertThat(panel.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("対象者の登録内容と計画を見る")))
                .isVisible();
        assertThat(asked).anyMatch(url -> url.contains("/api/persons/"));
        accessible(page);
    }

    /** A plan is read where the car is sent from, only when somebody opens it, and that stands in the log. */
    void thePlanIsReadOnWishAndThatIsOnRecord(String person) {
        planned(person);
        page.navigate(board + "/people/" + person);
        Locator panel = page.locator("details.plan");
        assertThat(panel).containsText("開いたことは記録に残ります");
        int before = readings(person);
        panel.locator("summary").click();
        assertThat(panel).containsText("第1版 有効");
        assertThat(panel).containsText("川端小学校");
        assertThat(panel).containsText(Pattern.compile("指定避難所（洪水）"));
        assertThat(panel).containsText("隣の山田（隣人）");
        assertThat(panel.locator("a[href='tel:09000000001']")).hasText("090-0000-0001");
        assertThat(panel).not().containsText("断った高橋");
        assertThat(panel).containsText("警戒レベル3 高齢者等避難");
        assertThat(panel).containsText("持ち物: お薬手帳、眼鏡");
        assertThat(panel).containsText("吸引器（電池 1時間30分）");
        assertThat(panel).containsText("夜間の吸引は家族が行う");
        assertThat(panel).containsText("人工呼吸器の停止は望まない");
        accessible(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(Pictures.file("person-plan")));
        page.locator("details.contact summary").click();
        assertThat(page.locator(".contact-people li")
                        .filter(new Locator.FilterOptions().setHasText("長女 春子"))
                        .locator("a[href^='tel:']"))
                .hasText(new String[] {"04-0000-0003", "090-0000-0004"});
        Eventually.within(A_MOMENT, "the log says who read the plan", () -> readings(person) > before);
    }

    /** Two reports contradict each other: both are shown, which counts is said, and somebody decides with a reason. */
    void whatContradictsIsSaidAndDecided(String person) {
        report(Reports.rescue(person));
        report(Reports.safe(person));
        page.navigate(board + "/people/" + person);
        Locator said = page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("食い違う報告があります"));
        assertThat(said).containsText(Pattern.compile("いまは「無事」.+を採用しています。「重いけが」.+と食い違っています"));
        accessible(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(Pictures.file("person-contradicting")));
        Locator safe =
                page.locator(".entries li").filter(new Locator.FilterOptions().setHas(page.locator("b:text-is('無事')")));
        safe.getByText("判断する").click();
        safe.getByRole(AriaRole.TEXTBOX).fill("別の人のことだった");
        // What lies half under the header would be taken for too small.
        page.evaluate("() => scrollTo(0, 0)");
        accessible(page);
        safe.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("この報告を採用しない"))
                .click();
        assertThat(safe).containsText("市の職員の判断で、この報告は採用していません。");
        assertThat(said).hasCount(0);
        assertThat(page.locator(".person-state")).containsText("要対応");
        assertThat(safe.getByRole(AriaRole.TEXTBOX)).hasValue("");

        safe.getByRole(AriaRole.TEXTBOX).fill("同じ人と分かった");
        safe.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("この報告を採用に戻す"))
                .click();
        assertThat(said).isVisible();
        assertThat(safe).not().containsText("採用していません");
    }

    private void planned(String person) {
        String at = "/api/persons/" + person;
        assertThat(caller.put(
                                at + "/needs",
                                Map.of(
                                        "version",
                                        caller.get(at + "/group")
                                                .json()
                                                .get("version")
                                                .asInt(),
                                        "lifeSupport",
                                        Map.of("devices", List.of(Map.of("kind", "SUCTION", "internal", "PT1H30M"))),
                                        "remarks",
                                        List.of(Map.of("category", "REGULAR_CARE", "text", "夜間の吸引は家族が行う"))))
                        .status())
                .isEqualTo(200);
        Map<String, Object> neighbour = supporter("隣の山田", "AGREED");
        caller.post(
                at + "/plans",
                Map.of(
                        "content",
                        Map.of(
                                "contacts",
                                List.of(Map.of(
                                        "name", "長女 春子",
                                        "relation", "長女",
                                        "phone", "04-0000-0003",
                                        "mobile", "090-0000-0004")),
                                "supporters",
                                List.of(neighbour, supporter("断った高橋", "REFUSED")),
                                "destinations",
                                List.of(Map.of("hazards", List.of("FLOOD"), "kind", "SHELTER", "name", "川端小学校")),
                                "leaving",
                                Map.of("start", "WARNING_LEVEL_3", "items", List.of("お薬手帳", "眼鏡")),
                                "wishes",
                                "人工呼吸器の停止は望まない")));
        caller.post(at + "/plans/1/submit", Map.of("edit", 1));
        assertThat(caller.post(at + "/plans/1/confirm", Map.of("edit", 2, "by", "PERSON", "name", "本人", "how", "訪問"))
                        .status())
                .isEqualTo(200);
    }

    private static Map<String, Object> supporter(String name, String agreement) {
        return Map.of(
                "kind",
                "PERSON",
                "name",
                name,
                "relation",
                "隣人",
                "phone",
                "090-0000-0001",
                "agreement",
                Map.of("state", agreement, "on", "2026-11-01", "how", "訪問"));
    }

    private int readings(String person) {
        return (int) caller.get("/api/audit/registry/persons/" + person + "?limit=200")
                .json()
                .get("items")
                .valueStream()
                .filter(line -> line.at("/details/route").asString("").contains("/plans/{version}"))
                .filter(line -> line.get("act").asString().equals("VIEW"))
                .count();
    }

    private void report(Reports.Report report) {
        assertThat(caller.postBytes(incident.path() + "/reports", "application/json", report.bytes())
                        .status())
                .isEqualTo(202);
    }
}
