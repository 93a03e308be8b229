package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Product;
import jp.anpi.deploy.acceptance.product.Reports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two people at the desk work on one queue: who takes whom, what is known of somebody, who calls whom. */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskWorkJourneyTest {

    /** What has the focus: its words, whether that is seen, and whether something lies over it. */
    private static final String FOCUSED = """
            () => {
              const el = document.activeElement;
              if (!el || el === document.body) return null;
              const style = getComputedStyle(el);
              const box = el.getBoundingClientRect();
              const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
              const top = document.elementFromPoint(x, y);
              return {
                words: (el.ariaLabel || el.innerText || el.closest("label")?.innerText || el.labels?.[0]?.innerText || "").trim(),
                seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
                free: !!top && (el.contains(top) || top.contains(el) || top.closest("a, button, summary") === el),
              };
            }
            """;

    private static final int MOST_TABS = 700;

    @TempDir
    static Path directory;

    private static Chromium chromium;
    private static Product product;
    private static Caller caller;
    private static Incident incident;
    private static Page desk;
    private static Page other;

    @BeforeAll
    static void start() {
        chromium = Chromium.launch();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        product = Product.ready(directory, "--anpi.sample=town");
        caller = Caller.signIn(product, "admin");
        incident = Incident.openDrill(caller, 1);
        desk = signedIn("desk");
        other = signedIn("restricted");
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Page signedIn(String user) {
        var context = chromium.window(1280, 900);
        context.setDefaultTimeout(30_000);
        Page page = context.newPage();
        SignIn.as(user, page, product);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("災害一覧")))
                .isVisible();
        return page;
    }

    private static void open(Page page, String rest) {
        page.navigate(product.address() + "/board/#/incidents/" + incident.id() + rest);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    /** Somebody whom no other test here touches. */
    private static String person(int number) {
        return incident.checks("group=CARE_CONSIDERATION&sort=name")
                .get(number)
                .get("personId")
                .asString();
    }

    @Test
    @Order(1)
    void pitfall2WhoWasNotHeardOfIsUnconfirmedAndEveryFigureHasItsDenominatorAndItsAge() {
        open(desk, "");
        assertThat(desk.locator(".queue .queue-row").first()).isVisible();
        assertThat(desk.locator(".top-age")).containsText(Pattern.compile("前の情報|接続中"));
        Locator groups = desk.locator(".strip-group");
        assertThat(groups).hasCount(5);
        for (Locator group : groups.all()) {
            String total = group.locator(".strip-total").innerText().replaceAll("[^0-9]", "");
            Locator counts = group.locator(".strip-counts li");
            assertThat(counts.nth(1)).containsText("未確認");
            assertThat(counts.nth(1).locator("b").innerText().replace(",", "")).isEqualTo(total);
            assertThat(counts.nth(3)).containsText(Pattern.compile("確認済\\s*0$"));
            assertThat(group.locator(".strip-share")).containsText("確認済 0%（0 / ");
        }
        assertThat(desk.locator(".queue .mark-CONFIRMED")).hasCount(0);
        int rows = desk.locator(".queue > .queue-row").count();
        assertThat(desk.locator(".queue > .queue-row .mark-SILENT")).hasCount(rows);

        open(desk, "/people");
        assertThat(desk.locator(".people-table tbody tr")).hasCount(50);
        assertThat(desk.getByText("3,000 人中 50 人を表示").first()).isVisible();
        assertThat(desk.locator(".people-table tbody tr td:first-child").allInnerTexts().stream()
                        .map(String::strip))
                .containsOnly("未確認");
    }

    @Test
    @Order(2)
    void whatOneDeskTookTheOtherSeesAndCannotTakeUntilItIsGivenBack() {
        String person =
                incident.checks("group=PUSH_SUPPORT").getFirst().get("personId").asString();
        open(other, "/people/" + person);
        assertThat(button(other, "担当する")).isVisible();
        // The other screen stands still, as one does that lost its line: it still offers what is taken by now.
        Pattern check = Pattern.compile("/checks/" + person + "$");
        other.route(check, Route::abort);
        open(desk, "/people/" + person);
        button(desk, "担当する").click();
        assertThat(desk.getByText("あなたが担当中").first()).isVisible();

        button(other, "担当する").click();
        assertThat(other.getByText("ほかの人が担当しています")).isVisible();
        other.unroute(check);
        String holder = incident.check(person).at("/check/claimedBy").asString();
        assertThat(other.getByText(holder + " が担当中").first()).isVisible();
        assertThat(button(other, "担当する")).hasCount(0);
        accessible(other);
        open(other, "/people?state=TRYING");
        Locator row = other.locator(".people-table tbody tr");
        assertThat(row).hasCount(1);
        assertThat(row).containsText(holder + " が担当中");
        assertThat(row.getByRole(AriaRole.BUTTON)).hasCount(0);

        button(desk, "担当を外す").click();
        assertThat(row).hasCount(0);
        open(other, "/people/" + person);
        button(other, "担当する").click();
        assertThat(other.getByText("あなたが担当中").first()).isVisible();
        assertThat(button(desk, "担当する")).hasCount(0);
        button(other, "担当を外す").click();
        assertThat(button(desk, "担当する")).isVisible();
    }

    @Test
    @Order(2)
    void twoAtTheDeskWhoHaveOneNameDoNotTakeEachOthersRowsForTheirOwn() {
        String person =
                incident.checks("group=PUSH_SUPPORT").get(2).get("personId").asString();
        open(desk, "/people/" + person);
        button(desk, "担当する").click();
        assertThat(desk.getByText("あなたが担当中").first()).isVisible();
        String name = incident.check(person).at("/check/claimedBy").asString();
        Pattern whoAmI = Pattern.compile("/api/auth/me$");
        other.route(whoAmI, route -> {
            var answer = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(answer)
                    .setBody(answer.text()
                            .replaceFirst("\"displayName\":\"[^\"]*\"", "\"displayName\":\"" + name + "\"")));
        });
        open(other, "/people/" + person);
        other.reload();
        assertThat(other.getByText(name + " が担当中").first()).isVisible();
        assertThat(other.getByText("あなたが担当中")).hasCount(0);
        List<String> asked = new ArrayList<>();
        other.onceDialog(dialog -> {
            asked.add(dialog.message());
            dialog.dismiss();
        });
        button(other, "担当を外す").click();
        assertThat(asked).singleElement().asString().contains(name);
        other.unroute(whoAmI);
        other.reload();
        button(desk, "担当を外す").click();
        assertThat(button(desk, "担当する")).isVisible();
    }

    @Test
    @Order(3)
    void twoDesksDoNotSendTwoCarsAndEverybodySeesWhichIsOutToWhomUntilItIsBack() {
        String person =
                incident.checks("group=PUSH_SUPPORT").get(1).get("personId").asString();
        caller.postBytes(
                incident.path() + "/reports",
                "application/json",
                Reports.rescue(person).bytes());
        Eventually.within(
                Duration.ofSeconds(20),
                "help is asked for",
                () -> incident.check(person).at("/check/state").asString().equals("NEEDS_HELP"));
        open(other, "/people/" + person);
        assertThat(button(other, "車を向かわせる")).isVisible();
        Pattern check = Pattern.compile("/checks/" + person + "$");
        other.route(check, Route::abort);
        open(desk, "/people/" + person);
        button(desk, "車を向かわせる").click();
        assertThat(desk.getByLabel("車・班の名前")).isFocused();
        desk.keyboard().press("Enter");
        assertThat(desk.getByText("車・班の名前を入力してください")).isVisible();
        desk.keyboard().type("福祉1号車");
        desk.keyboard().press("Enter");
        assertThat(desk.locator(".car-notice")).containsText(Pattern.compile("福祉1号車 .+ 出発"));
        assertThat(desk.getByText("あなたが担当中").first()).isVisible();
        assertThat(button(desk, "車を向かわせる")).hasCount(0);
        accessible(desk);

        button(other, "車を向かわせる").click();
        other.getByLabel("車・班の名前").fill("消防2号車");
        button(other, "向かわせる").click();
        assertThat(other.getByText(Pattern.compile("すでに車が出ています"))).isVisible();
        other.unroute(check);
        assertThat(other.locator(".car-notice")).containsText("福祉1号車");
        open(other, "");
        assertThat(other.locator(".queue-row .car-out")).containsText(Pattern.compile("福祉1号車 .+ 出発"));
        other.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("出ている車"))
                .click();
        Locator rows = other.locator(".people-table tbody tr");
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText("福祉1号車");
        assertThat(rows.locator(".mark-NEEDS_HELP")).hasCount(1);
        accessible(other);

        open(other, "/people/" + person);
        button(other, "到着した").click();
        assertThat(desk.locator(".car-notice")).containsText(Pattern.compile("福祉1号車 .+ 到着"));
        button(desk, "戻った").click();
        assertThat(button(desk, "車を向かわせる")).isVisible();
        assertThat(desk.locator(".entries li").filter(new Locator.FilterOptions().setHasText("福祉1号車")))
                .containsText(Pattern.compile("出発（.+） .+ 到着 .+ 戻り"));
        button(desk, "担当を外す").click();
        assertThat(button(desk, "担当する")).isVisible();
        assertThat(incident.check(person).at("/check/state").asString())
                .as("somebody was there, and nobody said that all is well")
                .isEqualTo("NEEDS_HELP");
    }

    @Test
    @Order(4)
    void pitfall33WhoCallsSeesOtherNamesAndHowToTalkAndTheServerIsAskedOnlyThen() {
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
        desk.onRequest(request -> asked.add(request.url()));
        open(desk, "/people/" + known.get("id").asString());
        Locator panel = desk.locator("details.contact");
        assertThat(panel).containsText("開いたことは記録に残ります");
        assertThat(desk.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("安否確認の流れ")))
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
        accessible(desk);
    }

    @Test
    @Order(5)
    void aNoteIsKeptWithItsWriterAndTimeAndReadAtTheOtherDesk() {
        String person = person(0);
        open(desk, "/people/" + person);
        desk.getByLabel("メモを書く").fill("玄関の鍵は隣家。犬がいる。");
        desk.getByLabel("メモを書く").press("Tab");
        desk.keyboard().press("Enter");
        Locator kept = desk.locator(".entries li").filter(new Locator.FilterOptions().setHasText("玄関の鍵は隣家。犬がいる。"));
        assertThat(kept).isVisible();
        assertThat(desk.getByLabel("メモを書く")).hasValue("");
        String writer = incident.check(person).at("/notes/0/by").asString();
        assertThat(kept).containsText(Pattern.compile("\\d:\\d\\d " + writer));
        open(other, "/people/" + person);
        assertThat(other.getByText("玄関の鍵は隣家。犬がいる。")).isVisible();
        assertThat(incident.check(person).at("/check/state").asString()).isEqualTo("SILENT");
    }

    @Test
    @Order(6)
    void eachCallOfTheListIsHandedToExactlyOneCaller() {
        int callers = 4;
        open(desk, "/ahead");
        desk.getByLabel("電話する職員の数").fill(Integer.toString(callers));
        button(desk, "順番を決める").click();
        Locator rows = desk.locator("table tbody tr");
        assertThat(rows.first()).isVisible();
        List<String> all = called();
        List<String> handed = new ArrayList<>();
        for (int number = 1; number <= callers; number++) {
            desk.getByLabel("だれの電話を表示するか").selectOption(Integer.toString(number));
            List<String> own = called();
            assertThat(own).as("calls of caller %d", number).isNotEmpty();
            assertThat(rows.allInnerTexts())
                    .allMatch(Pattern.compile("職員 " + number).asPredicate());
            handed.addAll(own);
        }
        assertThat(handed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    private static List<String> called() {
        return desk.locator("table tbody tr th a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    @Test
    @Order(7)
    void theListIsNarrowedByStateGroupAndDistrictAndStaysSoOverAReload() {
        open(desk, "/people");
        Locator rows = desk.locator(".people-table tbody tr");
        desk.getByLabel("優先群").selectOption("MEDICAL_COORDINATION");
        assertThat(desk.getByText("110 人中 50 人を表示").first()).isVisible();
        desk.getByLabel("状態").selectOption("SILENT");
        desk.waitForURL(Pattern.compile("state=SILENT"));
        String district = rows.first().locator("td").nth(1).innerText();
        desk.getByLabel("地区").selectOption(new SelectOption().setLabel(district));
        desk.waitForCondition(() -> Set.copyOf(districts(rows)).equals(Set.of(district)));
        assertThat(rows.locator(".group-MEDICAL_COORDINATION")).hasCount(rows.count());
        assertThat(rows.locator(".mark-SILENT")).hasCount(rows.count());
        desk.getByLabel("並び順").selectOption("name");
        desk.waitForURL(Pattern.compile("sort=name"));
        desk.reload();
        assertThat(desk.getByLabel("優先群")).hasValue("MEDICAL_COORDINATION");
        assertThat(rows.first()).isVisible();
        assertThat(Set.copyOf(districts(rows))).containsExactly(district);
        button(desk, "条件を外す").click();
        assertThat(desk.getByText("3,000 人中 50 人を表示").first()).isVisible();
    }

    private static List<String> districts(Locator rows) {
        return rows.locator("td:nth-of-type(2)").allInnerTexts();
    }

    @Test
    @Order(8)
    void whoEntersThatRescueIsAskedForIsSentTo119First() {
        open(desk, "/people/" + person(1) + "/report");
        Locator dial = desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("119に電話する"));
        assertThat(button(desk, "この内容で|報告")).not().hasCount(0);
        assertThat(dial).hasCount(0);
        desk.getByLabel("救助", new Page.GetByLabelOptions().setExact(true)).check();
        assertThat(desk.getByText("これは緊急通報ではありません。救急・救助は119へ")).isVisible();
        assertThat(dial).hasAttribute("href", "tel:119");
        accessible(desk);
        desk.getByLabel("救助", new Page.GetByLabelOptions().setExact(true)).uncheck();
        assertThat(dial).hasCount(0);
    }

    @Test
    @Order(9)
    void aTabWalkReachesEveryMainControlAndTheFocusIsSeenAllTheWay() {
        open(desk, "");
        desk.reload();
        assertThat(desk.locator(".queue .queue-row").first()).isVisible();
        assertThat(desk.locator(".map canvas").first()).isVisible();
        Set<String> reached = new HashSet<>();
        List<String> unseen = new ArrayList<>();
        for (int tab = 0; tab < MOST_TABS; tab++) {
            desk.keyboard().press("Tab");
            var at = (Map<?, ?>) desk.evaluate(FOCUSED);
            if (at == null) {
                break;
            }
            String words = at.get("words").toString();
            reached.add(words);
            if (!Boolean.TRUE.equals(at.get("seen")) || !Boolean.TRUE.equals(at.get("free"))) {
                unseen.add(words + " " + at);
            }
        }
        assertThat(unseen).as("focus that nobody sees").isEmpty();
        for (String control :
                List.of("本文へ移動", "地図", "名簿", "要対応", "担当する", "地図を開く", "拡大", "この範囲の名簿", "報告を入力", "災害を閉じる")) {
            assertThat(reached).as(control).anyMatch(words -> words.contains(control));
        }
    }

    @Test
    @Order(10)
    void whatIsWrittenDownIsAskedKeptOverAReloadAndSentOnce() {
        String person = person(2);
        var forms = new DeskForms(desk, product.address().toString(), incident);
        forms.nothingIsChosenBeforehand(person);
        forms.whatIsBegunIsFoundAgain(person);
        forms.aLostAnswerCostsNothing(person);
        forms.anActWhoseAnswerWasLostStandsOnce(person);
        forms.theReasonOfAJudgementToo(person);
    }

    @Test
    @Order(11)
    void whatIsHalfWrittenGoesAfterADayAndWithWhoeverSignsOut() {
        Page page = signedIn("desk");
        page.clock().install();
        page.reload();
        String person = person(3);
        open(page, "/people/" + person);
        page.getByLabel("メモを書く").fill("折り返しの電話を待つ");
        new DeskForms(page, product.address().toString(), incident).nothingStays(person);
        page.context().close();
    }

    @Test
    @Order(12)
    void rowsStandStillUnderAHandAndEveryDangerIsCounted() {
        var hand = new DeskHand(desk, product.address().toString(), incident, caller);
        hand.theQueueStandsStillUnderThePointer();
        hand.theListStandsStillUnderThePointerForAWhile();
        hand.dangersAreToldNewestFirstAndHowManyTheyAre();
        hand.aNumberOpensExactlyThosePeople();
    }

    @Test
    @Order(13)
    void theDeskIsWorkedByKeysAlone() {
        new DeskHand(desk, product.address().toString(), incident, caller).theDeskIsWorkedByKeysAlone();
    }

    @Test
    @Order(14)
    void aPersonsPageShowsThePlanAndReportsThatContradictEachOther() {
        var page = new DeskPerson(desk, product.address().toString(), incident, caller);
        page.whatContradictsIsSaidAndDecided(person(5));
        page.thePlanIsReadOnWishAndThatIsOnRecord(somebodyWithoutAPlan());
    }

    private static String somebodyWithoutAPlan() {
        return incident.checks("group=CARE_CONSIDERATION&sort=name").stream()
                .skip(6)
                .map(check -> check.get("personId").asString())
                .filter(person -> !caller.get("/api/persons/" + person)
                        .json()
                        .get("hasPlan")
                        .asBoolean())
                .findFirst()
                .orElseThrow();
    }
}
