package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;

/** What somebody at the desk writes down, and what becomes of it when the page ends in the middle. */
final class DeskForms {

    private static final String KEPT =
            "() => Object.keys(sessionStorage).filter((one) => /^anpi[.](begun|sent) /.test(one))";
    private static final double A_DAY = 25 * 3_600_000.0;
    private static final long SIXTEEN_MINUTES = 16 * 60_000;

    private final Page page;
    private final String incident;
    private final Incident known;

    DeskForms(Page page, String address, Incident known) {
        this.page = page;
        this.incident = address + "/board/#/incidents/" + known.id();
        this.known = known;
    }

    /** Who says so, how it came and when the person was seen are asked, and the first that is missing has the focus. */
    void nothingIsChosenBeforehand(String person) {
        openReport(person);
        assertThat(page.getByLabel("立場")).hasValue("");
        for (String question : List.of("届いた手段", "時刻の分かり方", "連絡")) {
            assertThat(group(question).locator("input:checked")).hasCount(0);
        }
        register();
        assertThat(page.getByLabel("立場")).isFocused();
        for (String question : List.of("届いた手段", "時刻の分かり方", "連絡")) {
            assertThat(group(question).locator(".problem-text")).hasText("選んでください");
        }
        accessible(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(Pictures.file("report-asked")));
        fill("PAPER");
        radio("時刻の分かり方", "この時刻").check();
        register();
        assertThat(page.getByText("時刻を入力してください")).isVisible();
        assertThat(page.getByLabel("確認された時刻")).isFocused();
    }

    /** A report, a note and an inquiry are begun, and found again after a reload and after a way elsewhere. */
    void whatIsBegunIsFoundAgain(String person) {
        openReport(person);
        fill("PHONE");
        page.getByLabel("特記事項").fill("玄関で転んだ。右手が痛い。");
        page.reload();
        assertThat(page.getByText("書きかけの報告の続きです")).isVisible();
        assertThat(page.getByLabel("特記事項")).hasValue("玄関で転んだ。右手が痛い。");
        assertThat(page.getByLabel("立場")).hasValue("FAMILY");
        // What was "now" is a time by now.
        assertThat(radio("時刻の分かり方", "この時刻")).isChecked();
        accessible(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(Pictures.file("report-resumed")));

        page.navigate(incident + "/people/" + person);
        page.getByLabel("メモを書く").fill("折り返しの電話を待つ");
        Locator inquiry = page.locator("details").filter(new Locator.FilterOptions().setHasText("安否情報の照会に答える"));
        inquiry.locator("summary").click();
        inquiry.getByLabel("照会した人の氏名").fill("照会 花子");
        page.navigate(incident + "/people");
        assertThat(page.locator(".people-table tbody tr").first()).isVisible();
        page.navigate(incident + "/people/" + person);
        assertThat(page.getByLabel("メモを書く")).hasValue("折り返しの電話を待つ");
        assertThat(inquiry.getByLabel("照会した人の氏名")).hasValue("照会 花子");
        assertThat(inquiry.getByLabel("照会した人の氏名")).isVisible();
        accessible(page);
    }

    /** A report is sent and nothing is heard. */
    void sentWithoutAnAnswer(String person) {
        openReport(person);
        fill("PHONE");
        page.route(Pattern.compile("/reports$"), Route::abort);
        register();
        assertThat(button("もう一度送る")).isVisible();
        page.unroute(Pattern.compile("/reports$"));
    }

    /** It is there for whoever sent it. */
    void isSentAgain(String person) {
        openReport(person);
        button("もう一度送る").click();
        assertThat(page.getByText(Pattern.compile("市が受理しました"))).isVisible();
    }

    /** And for nobody else. */
    void nothingIsLeftToSend(String person) {
        openReport(person);
        assertThat(button("もう一度送る")).hasCount(0);
        assertThat(page.getByLabel("立場")).hasValue("");
    }

    /** The answer to a report is lost, the page is read anew, and the report is there once. */
    void aLostAnswerCostsNothing(String person) {
        openReport(person);
        LostAnswer.over(page, Pattern.compile("/reports$"), this::register);
        assertThat(page.getByText(Pattern.compile("市が受理しました"))).isVisible();
        assertThat(((List<?>) page.evaluate(KEPT)))
                .noneMatch(key -> key.toString().matches(".*report.*" + person));
        Eventually.within(
                Duration.ofSeconds(20),
                "the report is there once",
                () -> known.check(person).get("reports").size() == 1);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("続けて別の報告を入力"))
                .click();
        assertThat(page.getByLabel("立場")).hasValue("");
        assertThat(page.getByLabel("特記事項")).hasValue("");
    }

    /** The answer to a note is lost, and to an inquiry: each is pressed again, the note after a reload, and stands once. */
    void anActWhoseAnswerWasLostStandsOnce(String person) {
        page.navigate(incident + "/people/" + person);
        losesTheAnswerTo("折り返しの電話があった");
        page.reload();
        assertThat(page.getByLabel("メモを書く")).hasValue("折り返しの電話があった");
        page.locator(".note-form button").click();
        assertThat(page.getByLabel("メモを書く")).hasValue("");
        assertThat(noted(person, 1)).containsOnlyOnce("折り返しの電話があった");

        // It stands open, since it was begun before.
        Locator inquiry = page.locator("details").filter(new Locator.FilterOptions().setHasText("安否情報の照会に答える"));
        inquiry.getByLabel("照会した人の氏名").fill("照会 次郎");
        inquiry.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("知人など"))
                .check();
        inquiry.getByLabel(Pattern.compile("^本人・関係を確かめた方法")).fill("折り返し電話");
        losesOneAnswer("/inquiries$");
        Locator ask = button("伝えてよいことを確かめる");
        int before = answered();
        ask.click();
        assertThat(inquiry.getByText("サーバーに接続できません")).isVisible();
        ask.click();
        assertThat(inquiry.getByRole(AriaRole.STATUS)).isVisible();
        page.waitForCondition(() -> answered() > before);
        assertThat(answered()).isEqualTo(before + 1);
    }

    /** The answer to a note is lost; whoever saves the same words much later, or others at once, writes another. */
    void theSameWordsMuchLaterAreAnotherAct(String person) {
        page.navigate(incident + "/people/" + person);
        losesTheAnswerTo("電話に出ない");
        page.clock().fastForward(SIXTEEN_MINUTES);
        page.locator(".note-form button").click();
        assertThat(page.getByLabel("メモを書く")).hasValue("");
        assertThat(noted(person, 2)).filteredOn("電話に出ない"::equals).hasSize(2);

        losesTheAnswerTo("娘に電話");
        page.getByLabel("メモを書く").fill("娘に電話した");
        page.locator(".note-form button").click();
        assertThat(page.getByLabel("メモを書く")).hasValue("");
        assertThat(noted(person, 4)).containsOnlyOnce("娘に電話", "娘に電話した");
    }

    private void losesTheAnswerTo(String note) {
        page.getByLabel("メモを書く").fill(note);
        losesOneAnswer("/note$");
        page.locator(".note-form button").click();
        assertThat(page.locator(".note-form .problem-text")).isVisible();
    }

    /** All notes on somebody, once there are so many: an act is answered before a busy city has written it down. */
    private List<String> noted(String person, int atLeast) {
        page.waitForCondition(() -> known.check(person).get("notes").size() >= atLeast);
        return known.check(person).get("notes").findValuesAsString("text");
    }

    /** A reason that somebody began to give stands where it was begun. */
    void theReasonOfAJudgementToo(String person) {
        page.navigate(incident + "/people/" + person);
        page.locator(".judge summary").first().click();
        page.locator(".judge").first().getByRole(AriaRole.TEXTBOX).fill("別の人の話だった");
        page.reload();
        assertThat(page.locator(".judge").first().getByRole(AriaRole.TEXTBOX)).hasValue("別の人の話だった");
        assertThat(page.locator(".judge").first().getByRole(AriaRole.TEXTBOX)).isVisible();
    }

    /** What was begun does not outlast a day, nor whoever signs out. */
    void nothingStays(String person) {
        assertThat((List<?>) page.evaluate(KEPT)).isNotEmpty();
        page.clock().fastForward((long) A_DAY);
        page.waitForCondition(() -> ((List<?>) page.evaluate(KEPT)).isEmpty());
        page.navigate(incident + "/people/" + person);
        page.getByLabel("メモを書く").fill("折り返しの電話を待つ");
        assertThat((List<?>) page.evaluate(KEPT)).hasSize(1);
        page.locator(".menu summary").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("サインアウト"))
                .click();
        assertThat(page.getByLabel("ユーザー名")).isVisible();
        assertThat((List<?>) page.evaluate(KEPT)).isEmpty();
    }

    private void openReport(String person) {
        page.navigate(incident + "/people/" + person + "/report");
        assertThat(page.getByLabel("立場")).isVisible();
    }

    private void fill(String channel) {
        page.getByLabel("立場").selectOption("FAMILY");
        page.locator("input[type=radio][value=" + channel + "]").check();
        radio("時刻の分かり方", "いま（").check();
        radio("連絡", "連絡が").check();
        radio("確かさ", "").check();
        radio("状態", "無事").check();
    }

    private void register() {
        button("報告を登録する").click();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** How many inquiries stand on record. */
    private int answered() {
        String log = page.request()
                .get(incident.replace("/board/#/", "/api/") + "/log")
                .text();
        return log.split("INQUIRY_ANSWERED", -1).length - 1;
    }

    /** The next answer of that call does not arrive. */
    private void losesOneAnswer(String call) {
        page.route(
                Pattern.compile(call),
                route -> {
                    route.fetch();
                    route.abort();
                },
                new Page.RouteOptions().setTimes(1));
    }

    private Locator group(String question) {
        return page.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName(question).setExact(true));
    }

    /** The first of a question's answers that begins so. */
    private Locator radio(String question, String answer) {
        return group(question)
                .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + answer)))
                .first();
    }
}
