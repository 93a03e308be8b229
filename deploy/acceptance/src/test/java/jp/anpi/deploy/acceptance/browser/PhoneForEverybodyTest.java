package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static jp.anpi.deploy.acceptance.browser.Phones.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The phone's page is for whoever has it in hand: on a narrow screen, with large text, by keyboard, in either language, at night. */
@Timeout(180)
@ExtendWith(Town.class)
class PhoneForEverybodyTest {

    /** Whatever is there to be pressed or filled in and has less than 44 points either way; a tick is as large as its label. */
    private static final String TOO_SMALL_TO_TAP = """
            [...document.querySelectorAll('button, a, summary, select, textarea, label.choice, input')]
              .filter(one => one.checkVisibility() && !one.matches('.skip, .choice input'))
              .map(one => ({ one, box: one.getBoundingClientRect() }))
              .filter(({ box }) => box.width < 43.5 || box.height < 43.5)
              .map(({ one, box }) => `${Math.round(box.width)} x ${Math.round(box.height)} ${one.outerHTML.slice(0, 90)}`)""";

    private static Phones phones;

    @BeforeAll
    static void start(Phones opened) {
        phones = opened;
    }

    @AfterEach
    void closeWindows() {
        phones.closeWindows();
    }

    @Test
    void everythingIsThereInEnglishToo() {
        PhonePage phone = phones.of("care-006");
        Page page = phone.page();
        page.locator(".menu summary").click();
        phone.button("English").click();
        assertThat(page.getByText(Pattern.compile("^List of .+ old\\)$"))).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(phone.button("Report many at once")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Details")))
                .first()
                .click();
        assertThat(page.getByText("When this was seen")).isVisible();
        assertThat(page.locator("#main").innerText()).doesNotContainPattern("[ぁ-ん]{3,}");
        accessible(page);
    }

    @Test
    void everyViewIsForEverybodyAtNightAndInEitherLanguage() {
        PhonePage phone = phones.of("provider-002");
        Page page = phone.page();
        phone.tapSafe(1);
        phone.awaitKept(0, 1, SOON);
        page.context().route("**/api/incidents/*/reports", Route::abort);
        phone.tapSafe(1);
        page.locator(".menu summary").click();
        phone.button("暗い画面にする").click();
        page.keyboard().press("Escape");
        String person = firstPerson(page);
        for (String language : List.of("日本語", "English")) {
            if (language.equals("English")) {
                page.locator(".menu summary").click();
                phone.button(language).click();
                page.keyboard().press("Escape");
            }
            for (String view : views(person)) {
                page.evaluate("view => location.hash = view", view);
                assertThat(page.locator("h1").first()).isVisible();
                accessible(page);
            }
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Pictures.file("phone-dark-" + page.locator("html").getAttribute("lang"))));
        }
    }

    private static String firstPerson(Page page) {
        return (String) page.evaluate(
                "import('/phone/clients.js').then(({ clients }) => '#/person/' + clients.peek()[0].personId)");
    }

    private static List<String> views(String person) {
        return List.of(
                person, "#/new", "#/outbox", "#/receipts", "#/hand-over", "#/take-over", "#/paper", "#/office", "#/");
    }

    @Test
    void onANarrowPhoneAndWithTextTwiceAsLargeNothingRunsOffTheSide() {
        PhonePage phone = phones.of("care-007");
        Page page = phone.page();
        String person = firstPerson(page);
        for (int percent : List.of(100, 200)) {
            page.setViewportSize(320, 640);
            page.evaluate("percent => document.documentElement.style.fontSize = percent + '%'", percent);
            for (String view : views(person)) {
                page.evaluate("view => location.hash = view", view);
                assertThat(page.locator("h1").first()).isVisible();
                assertThat(page.locator(".drill-banner")).isVisible();
                assertThat(page).hasTitle(Pattern.compile("^【訓練】"));
                assertThat(page.evaluate(TOO_SMALL_TO_TAP))
                        .as("smaller than a finger in %s at %d %%", view, percent)
                        .isEqualTo(List.of());
                assertThat(page.evaluate("""
                        [...document.querySelectorAll('body *')]
                          .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.unseen'))
                          .map(one => one.outerHTML.slice(0, 90))"""))
                        .as("beside the screen in %s at %d %%", view, percent)
                        .isEqualTo(List.of());
            }
            page.evaluate("location.hash = '#/'");
            phone.listed();
            accessible(page);
            page.screenshot(new Page.ScreenshotOptions().setPath(Pictures.file("phone-320-" + percent)));
        }
    }

    @Test
    void aKeyboardIsEnough() {
        PhonePage phone = phones.withClock("care-008");
        Page page = phone.page();
        page.locator("body").focus();
        tabTo(page, Pattern.compile("^無事"));
        phone.whileItsClockStands(() -> {
            page.keyboard().press("Enter");
            assertThat(page.locator(".told button")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator(".told")).hasCount(0);
        });
        tabTo(page, Pattern.compile("^詳しく"));
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).isFocused();
        tabTo(page, Pattern.compile("^REACHED$"));
        page.keyboard().press("Space");
        tabTo(page, Pattern.compile("^DIRECT$"));
        page.keyboard().press("Space");
        tabTo(page, Pattern.compile("^SAFE$"));
        page.keyboard().press("Space");
        tabTo(page, Pattern.compile("^この内容で報告する"));
        page.keyboard().press("Enter");
        phone.awaitKept(0, 1, SOON);
        assertThat(phone.kept("receipts").getFirst().get("word")).isEqualTo("無事");
    }

    @Test
    void theFocusStaysWithThePeopleWhenTheTimeToTakeBackIsOver() {
        PhonePage phone = phones.withClock("provider-001");
        Page page = phone.page();
        tabTo(page, Pattern.compile("^無事"));
        Locator back = page.locator(".told button").filter(new Locator.FilterOptions().setHasText("取り消す"));
        phone.whileItsClockStands(() -> {
            page.keyboard().press("Enter");
            assertThat(back).isFocused();
        });
        assertThat(back).hasCount(0);
        Locator focused = page.locator(".person:focus-within");
        assertThat(focused).isVisible();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile("^確認済"))))
                .isVisible();
        assertThat(focused).isVisible();
    }

    @Test
    void aSwitchOfLanguageKeepsWhatIsHalfWrittenAndWhatWaits() {
        PhonePage phone = phones.of("care-014");
        Page page = phone.page();
        page.context().route("**/api/incidents/*/reports", Route::abort);
        phone.tapSafe(1);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^詳しく")))
                .first()
                .click();
        phone.choose("連絡が取れた");
        phone.choose("直接確かめた");
        page.getByLabel("特記事項").fill("声は元気");
        page.locator(".menu summary").click();
        phone.button("English").click();
        page.keyboard().press("Escape");
        assertThat(page.getByText("1 waiting to be sent")).isVisible();
        assertThat(page.getByLabel("Seen or spoken to")).isChecked();
        assertThat(page.getByLabel("Notes")).hasValue("声は元気");
        phone.choose("Safe");
        page.context().unroute("**/api/incidents/*/reports");
        phone.button("Send this report").click();
        phone.awaitKept(0, 2, SOON);
        phone.kept("receipts").forEach(phones::countsOnce);
    }

    @Test
    void pitfall39ABirthdayIsTypedAsPeopleSayItAndEveryButtonHasItsWord() {
        PhonePage phone = phones.of("care-011");
        Page page = phone.page();
        for (String view : List.of("#/", "#/new", "#/outbox")) {
            page.evaluate("view => location.hash = view", view);
            assertThat(page.locator("h1").first()).isVisible();
            assertThat(page.evaluate("[...document.querySelectorAll('button, a, summary')]"
                            + ".filter(one => !one.textContent.trim()).map(one => one.outerHTML)"))
                    .as("buttons without a word in %s", view)
                    .isEqualTo(List.of());
        }
        page.evaluate("location.hash = '#/new'");
        Locator birthday = page.getByLabel(Pattern.compile("^生年月日"));
        assertThat(birthday).not().hasAttribute("type", "date");
        page.getByLabel("氏名").fill("山田 花子");
        birthday.fill("昭和12年3月4日");
        phone.choose("連絡不能");
        phone.button("この内容で報告する").click();
        assertThat(page.getByText("市が受理")).isVisible();
    }

    /** Tab by tab until what has the focus says (or is worth) that. */
    private static void tabTo(Page page, Pattern wanted) {
        for (int tabs = 0; tabs < 80; tabs++) {
            page.keyboard().press("Tab");
            String focused = (String) page.evaluate("(document.activeElement.matches('input')"
                    + " ? document.activeElement.value : document.activeElement.innerText).trim()");
            if (wanted.matcher(focused).find()) {
                return;
            }
            if (focused.equals("TRYING") || focused.equals("UNREACHABLE")) {
                page.keyboard().press("ArrowLeft");
            }
        }
        throw new AssertionError("no way by keyboard to " + wanted);
    }

    @Test
    void whoIsAtAReceiptThatGoesIsAtThePerson() {
        PhonePage phone = phones.withClock("care-011");
        Clock clock = phone.page().context().clock();
        String name = phone.tapSafe(1).getFirst();
        phone.awaitKept(0, 1, SOON);
        Locator row = phone.page()
                .locator(".person")
                .filter(new Locator.FilterOptions()
                        .setHas(phone.page().locator("h3").getByText(name)));
        // Time stands still until the list says the same as the receipt, which stays for a while then.
        Instant still = Instant.now();
        clock.setFixedTime(still.toEpochMilli());
        phone.page().evaluate("import('/phone/clients.js').then((list) => list.refresh())");
        assertThat(phone.page()
                        .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("確認済"))
                        .first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(45_000));
        row.locator(".told button").focus();
        clock.setFixedTime(still.plusSeconds(11).toEpochMilli());
        assertThat(row.locator(".told")).hasCount(0);
        assertThat(row.locator("h3")).isFocused();
    }
}
