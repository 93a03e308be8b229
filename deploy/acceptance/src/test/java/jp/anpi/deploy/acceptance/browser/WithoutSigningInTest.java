package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Who is asked by a message, handed a link or walks up to the door answers without an account. */
@Timeout(240)
@ExtendWith(Town.class)
class WithoutSigningInTest {

    private static final Pattern ANSWER_LINK = Pattern.compile("/answer/#[A-Za-z0-9_-]{100,}");

    private static final String BEGUN = "JSON.stringify(sessionStorage)";

    private static Phones phones;

    @BeforeAll
    static void start(Phones opened) {
        phones = opened;
    }

    @AfterEach
    void closeWindows() {
        phones.closeWindows();
    }

    private static Page page(BrowserContext context) {
        return PhonePage.in(phones.window(context), phones.product()).page();
    }

    @Test
    void whoeverGotAMessageAnswersByItsLinkWithoutSigningIn() {
        var script = Caller.signIn(phones.product(), "desk");
        Incident drill = Incident.openDrill(script, 60);
        AtomicReference<String> answer = new AtomicReference<>("");
        AtomicReference<String> person = new AtomicReference<>("");
        Eventually.within(Duration.ofSeconds(60), "a message about one person has a link", () -> {
            for (JsonNode notice : drill.pages("/api/notices?limit=200&incident=" + drill.id())) {
                Matcher found = ANSWER_LINK.matcher(notice.get("body").asString());
                if (notice.get("people").size() == 1 && found.find()) {
                    answer.set(found.group());
                    person.set(notice.get("people").get(0).get("personId").asString());
                }
            }
            return !answer.get().isEmpty();
        });
        var mailbox = page(phones.browser().phone());
        mailbox.navigate(phones.product().address() + answer.get());
        var safe = mailbox.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("無事です|無事を確認しました")));
        assertThat(safe).isVisible(patience(30_000));
        assertThat(mailbox.getByText("訓練 — 実際の災害ではありません")).isVisible();
        accessible(mailbox);
        Locator who = mailbox.getByRole(
                AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("ケアマネジャー|介護支援専門員|家族")));
        if (who.count() > 0) {
            safe.click();
            assertThat(mailbox.getByText("どなたからの回答かを選んでください")).isVisible();
            who.first().check();
        }
        LostAnswer.over(mailbox, Pattern.compile("/answers$"), safe::click);
        assertThat(mailbox.getByText(Pattern.compile("市が受け付けました"))).isVisible(patience(30_000));
        accessible(mailbox);
        Eventually.within(
                Duration.ofSeconds(30),
                "the desk has the answer",
                () -> drill.check(person.get()).toString().contains("\"LINK\""));
    }

    @Test
    void theDeskOpensADoorForCitizensAndDisclosesPeopleAndBothStandInItsLog() {
        var script = Caller.signIn(phones.product(), "desk");
        Incident drill = Incident.openDrill(script, 1);
        Page board = phones.desk(phones.browser().window(1280, 900)).page();
        JsonNode someone = script.get("/api/persons?group=CARE_CONSIDERATION&limit=50")
                .json()
                .get("items")
                .valueStream()
                .filter(person -> person.hasNonNull("address") && person.hasNonNull("birthDate"))
                .findFirst()
                .orElseThrow();
        board.navigate(phones.product().address() + "/board/#/incidents/" + drill.id());
        board.getByText("情報提供・市民の窓口").click();
        accessible(board);
        button(board, "窓口を開く");
        var open = board.locator("a[href*='/citizen/#']");
        assertThat(open).isVisible(patience(30_000));

        var citizen = page(phones.browser().phone());
        citizen.navigate(open.getAttribute("href"));
        assertThat(citizen.getByText("訓練 — 実際の災害ではありません")).isVisible(patience(30_000));
        citizen.getByLabel("氏名").fill(someone.get("name").asString());
        citizen.getByLabel("住所").fill(someone.get("address").asString());
        citizen.getByLabel("生年月日").fill(someone.get("birthDate").asString());
        accessible(citizen);
        button(citizen, "この内容で知らせる");
        assertThat(citizen.getByText("状態を選んでください（補給は時間数も）")).isVisible();
        citizen.getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName("無事").setExact(true))
                .check();
        citizen.getByLabel("特記事項").fill("右手が痛い");
        citizen.reload();
        assertThat(citizen.getByText("この端末に書きかけがあります")).isVisible(patience(30_000));
        assertThat(citizen.getByLabel("氏名")).hasCount(0);
        accessible(citizen);
        button(citizen, "続きを書く");
        assertThat(citizen.getByText("書きかけの続きです")).isVisible();
        assertThat(citizen.getByLabel("氏名")).hasValue(someone.get("name").asString());
        assertThat(citizen.getByLabel("特記事項")).hasValue("右手が痛い");
        accessible(citizen);
        LostAnswer.over(citizen, Pattern.compile("/citizens$"), () -> button(citizen, "この内容で知らせる"));
        assertThat(citizen.getByText(Pattern.compile("市が受け付けました"))).isVisible(patience(30_000));
        assertThat(citizen.evaluate(BEGUN).toString())
                .as("what was sent is not kept")
                .doesNotContain("anpi.begun", "anpi.sent");
        button(citizen, "もう一度知らせる");
        assertThat(citizen.getByLabel("氏名")).hasValue("");
        assertThat(citizen.getByLabel("特記事項")).hasValue("");
        Eventually.within(
                Duration.ofSeconds(30),
                "the report is about the person",
                () -> drill.check(someone.get("id").asString()).toString().contains("\"SELF\""));
        assertThat(drill.check(someone.get("id").asString()).get("reports")).hasSize(1);

        board.getByLabel("相手の事業所").selectOption(new SelectOption().setIndex(1));
        board.getByLabel("理由").fill("手分けして訪ねるため");
        button(board, "情報を提供する");
        assertThat(board.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("終える").setExact(true)))
                .isVisible(patience(30_000));
        button(board, "終える");
        assertThat(board.getByText(Pattern.compile("終わりました"))).isVisible(patience(30_000));
        assertThat(board.getByText(Pattern.compile("手分けして訪ねるため")).first()).isVisible();
    }

    @Test
    void whoeverTheDeskHandsALinkToReportsOnTheirPeopleWithoutSigningIn() {
        var script = Caller.signIn(phones.product(), "desk");
        Incident drill = Incident.openDrill(script, 1);
        String member = Caller.signIn(phones.product(), "care-001")
                .get("/api/auth/me")
                .json()
                .get("memberId")
                .asString();
        JsonNode made = script.post(
                        "/api/incidents/" + drill.id() + "/caseload-links", Map.of("memberId", member, "hours", 2))
                .json();
        JsonNode first = made.get("people").get(0);
        BrowserContext phone = phones.browser().phone();
        phone.clock().install(new Clock.InstallOptions().setTime(Instant.now().toEpochMilli()));
        var borrowed = page(phone);
        borrowed.navigate(phones.product().address() + "/answer/caseload.html#"
                + made.get("fragment").asString());
        var safe = borrowed.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName("無事を確認 " + first.get("name").asString()));
        assertThat(safe.first()).isVisible(patience(30_000));
        assertThat(borrowed.getByText("訓練 — 実際の災害ではありません")).isVisible();
        assertThat(borrowed.locator(".caseload > li"))
                .hasCount(made.get("people").size());
        safe.first().click();
        assertThat(borrowed.getByText("先に、あなたの立場を選んでください")).isVisible();
        accessible(borrowed);
        borrowed.getByRole(AriaRole.RADIO).first().check();
        LostAnswer.over(borrowed, Pattern.compile("/answers$"), safe.first()::click);
        assertThat(borrowed.getByText(Pattern.compile("市が受け付けました"))).isVisible(patience(30_000));
        accessible(borrowed);
        Eventually.within(
                Duration.ofSeconds(30),
                "the desk has the answer",
                () -> drill.check(first.get("personId").asString()).toString().contains("担当者用リンク"));

        Locator next = borrowed.locator(".caseload > li").nth(1);
        next.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^詳しく")))
                .click();
        next.getByLabel("特記事項").fill("玄関で転んだ");
        borrowed.reload();
        assertThat(next.getByLabel("特記事項"))
                .hasValue("玄関で転んだ", new LocatorAssertions.HasValueOptions().setTimeout(30_000));
        assertThat(borrowed.locator(".caseload > li").first()).containsText("市が受け付けました");

        Locator unreachable =
                next.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^連絡がつかない")));
        unreachable.click();
        assertThat(next).containsText("市が受け付けました");
        assertThat(next.getByLabel("特記事項")).hasValue("玄関で転んだ");
        next.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(Pattern.compile("^連絡不能")))
                .check();
        next.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("この内容で知らせる"))
                .click();
        assertThat(next.getByLabel("特記事項")).hasCount(0);

        Pattern answers = Pattern.compile("/answers$");
        borrowed.route(answers, Route::abort);
        unreachable.click();
        Locator again = borrowed.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("もう一度送る"));
        assertThat(again).isVisible();
        borrowed.clock().fastForward("01:01:00");
        borrowed.reload();
        assertThat(again).isVisible(patience(30_000));
        assertThat(borrowed.locator(".caseload > li").first()).containsText("市が受け付けました");
        borrowed.unroute(answers);
        again.click();
        assertThat(again).hasCount(0);
        String second = made.get("people").get(1).get("personId").asString();
        Eventually.within(
                Duration.ofSeconds(30),
                "what was sent again has arrived",
                () -> drill.check(second).get("reports").size() == 3);

        borrowed.navigate(phones.product().address() + "/answer/caseload.html#"
                + made.get("fragment").asString().replaceFirst("\\.(.)", ".A"));
        assertThat(borrowed.getByText("このリンクは読み取れません")).isVisible(patience(30_000));
    }

    private static void button(Page page, String label) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .click();
    }

    private static LocatorAssertions.IsVisibleOptions patience(double millis) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(millis);
    }
}
