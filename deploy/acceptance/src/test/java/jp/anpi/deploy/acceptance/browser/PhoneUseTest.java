package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static jp.anpi.deploy.acceptance.browser.Phones.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Geolocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One hand free, one bar of signal: what the phone's page lets people do, and that everybody can. */
@Timeout(180)
class PhoneUseTest {

    /** What the city answered to this device, two days later. */
    private static final String ACCEPTED_TWO_DAYS_AGO = """
            async () => {
              const { store } = await import("/phone/report/outbox.js");
              await store.forget(one => ({ ...one, acceptedAt: one.acceptedAt - 48 * 3_600_000 }));
            }""";

    /** How fast the clock of the shown incident goes. */
    private static final String MINUTES_OF_A_MINUTE = """
            import("/kit/time.js").then(({ incidentOf }) => Math.round((incidentOf(60_000_000) - incidentOf(0)) / 60_000_000))""";

    /** Whatever is there to be pressed or filled in and has less than 44 points either way; a tick is as large as its label. */
    private static final String TOO_SMALL_TO_TAP = """
            [...document.querySelectorAll('button, a, summary, select, textarea, label.choice, input')]
              .filter(one => one.checkVisibility() && !one.matches('.skip, .choice input'))
              .map(one => ({ one, box: one.getBoundingClientRect() }))
              .filter(({ box }) => box.width < 43.5 || box.height < 43.5)
              .map(({ one, box }) => `${Math.round(box.width)} x ${Math.round(box.height)} ${one.outerHTML.slice(0, 90)}`)""";

    @TempDir
    static Path directory;

    private static Phones phones;

    @BeforeAll
    static void start() {
        phones = Phones.start(directory, "--anpi.sample=town");
    }

    @AfterAll
    static void stop() {
        if (phones != null) {
            phones.close();
        }
    }

    @AfterEach
    void closeWindows() {
        phones.closeWindows();
    }

    @Test
    void manyAreReportedAtOnceAsOneBundleAndTakenBackAtOnce() {
        PhonePage phone = phones.of("care-002");
        Page page = phone.page();
        phone.button("まとめて報告").click();
        accessible(page);
        phone.button("未報告の全員を選ぶ").click();
        Locator ticks = page.locator(".pick input");
        int all = ticks.count();
        ticks.first().uncheck();
        accessible(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(Pictures.file("phone-many")));
        phone.button("選んだ %d 人を「無事」と報告".formatted(all - 1)).click();
        assertThat(page.getByText("%d 人をまとめて報告しました".formatted(all - 1))).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^まとめて取り消す")))
                .click();
        phone.awaitKept(0, 0, SOON);

        phone.button("まとめて報告").click();
        ticks.nth(0).check();
        ticks.nth(1).check();
        page.getByLabel("みなさんの居場所").selectOption("SHELTER");
        phone.button("選んだ 2 人を「無事」と報告").click();
        phone.awaitKept(0, 2, SOON);
        for (Map<String, Object> receipt : phone.kept("receipts")) {
            JsonNode report = phones.reportOf(receipt);
            assertThat(report.get("place").get("kind").asString()).isEqualTo("SHELTER");
            assertThat(report.get("bundle").get("reports").asInt()).isEqualTo(2);
        }
    }

    @Test
    void unreachableIsOneTapAndAReportOfEverythingIsOneScreen() {
        PhonePage phone = phones.of("care-003");
        Page page = phone.page();
        page.context().grantPermissions(List.of("geolocation"));
        page.context().setGeolocation(new Geolocation(32.7898, 130.7417));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^連絡不能")))
                .first()
                .click();
        phone.awaitKept(0, 1, SOON);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^詳しく")))
                .nth(3)
                .click();
        accessible(page);
        choose(page, "連絡が取れた");
        choose(page, "直接確かめた");
        choose(page, "重いけが");
        assertThat(page.getByText("これは緊急通報ではありません。救急・救助は119へ")).isVisible();
        assertThat(page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("必要なこと")))
                .hasAccessibleDescription("聞いていないときは、何も選ばないでください。");
        choose(page, "自宅");
        phone.button("現在地を付ける").click();
        assertThat(page.getByText("現在地を付けました")).isVisible();
        page.getByRole(
                        AriaRole.CHECKBOX,
                        new Page.GetByRoleOptions().setName("救助").setExact(true))
                .check();
        choose(page, "だいたい分かる");
        accessible(page);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Pictures.file("phone-report"))
                .setFullPage(true));
        page.getByLabel("特記事項").fill("右腕を骨折");
        phone.button("この内容で報告する").click();

        phone.awaitKept(0, 2, SOON);
        Map<String, Object> receipt = phone.kept("receipts").stream()
                .filter(entry -> entry.get("word").equals("重いけが"))
                .findFirst()
                .orElseThrow();
        JsonNode report = phones.reportOf(receipt);
        Instant observed = Instant.parse(report.get("observedAt").asString());
        Instant until = Instant.parse(report.get("observedUntil").asString());
        assertThat(Duration.between(observed, until)).isEqualTo(Duration.ofHours(1));
        assertThat(report.get("place").get("lat").asDouble()).isEqualTo(32.7898);
        assertThat(phones.drill()
                        .check((String) receipt.get("personId"))
                        .get("check")
                        .get("state")
                        .asString())
                .isEqualTo("NEEDS_HELP");
    }

    @Test
    void whatIsHalfWrittenIsThereAgainAfterTheListAndAfterAReloadUntilItIsSent() {
        PhonePage phone = phones.of("care-012");
        Page page = phone.page();
        Locator details = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^詳しく")))
                .first();
        details.click();
        choose(page, "連絡が取れた");
        page.getByLabel("特記事項").fill("息子さんと電話中");
        page.getByText("一覧へ戻る").click();
        Eventually.within(SOON, "it is on the device", () -> {
            page.waitForTimeout(50);
            return phone.kept("kept").toString().contains("息子さんと電話中");
        });
        page.reload();
        phone.listed();
        details.click();
        assertThat(page.getByText("書きかけの報告の続きです")).isVisible();
        assertThat(page.getByLabel("特記事項")).hasValue("息子さんと電話中");
        assertThat(page.getByLabel("連絡が取れた")).isChecked();
        accessible(page);
        choose(page, "直接確かめた");
        choose(page, "無事");
        phone.button("この内容で報告する").click();
        phone.awaitKept(0, 1, SOON);
        assertThat(phone.kept("kept").toString()).doesNotContain("息子さんと電話中");
        assertThat(phones.reportOf(phone.kept("receipts").getFirst())
                        .get("notes")
                        .asString())
                .isEqualTo("息子さんと電話中");
    }

    @Test
    void whatTheCityRefusedStandsFirstHoweverManyReceiptsAreNewer() {
        PhonePage phone = phones.of("care-013");
        Page page = phone.page();
        page.evaluate("""
                async (user) => {
                  const { store } = await import("/phone/report/outbox.js");
                  const one = (n, stage) => ({ id: crypto.randomUUID(), user, incident: "", drill: true, body: "{}", label: `記録${n}`,
                    word: "無事", tappedAt: Date.now() - (200 - n) * 1000, notBefore: 0, stage });
                  const taken = Array.from({ length: 120 }, (_, n) => one(n + 1, "SAVED"));
                  await store.put([...taken, { ...one(0, "REFUSED"), problem: { title: "だめでした", detail: "" } }]);
                  await store.accept(taken.map(({ id }) => id), Date.now(), () => ({}));
                }""", "care-013");
        page.reload();
        phone.listed();
        page.locator(".outbox-link").click();
        assertThat(page.locator(".person").first()).containsText("記録0");
        assertThat(page.locator(".person").first()).containsText("だめでした");
        assertThat(page.locator(".person")).hasCount(100);
        assertThat(page.getByText("ほか 21 件")).isVisible();
        page.onceDialog(dialog -> dialog.accept());
        phone.button("この端末から消す").click();
        assertThat(page.locator(".person").first()).not().containsText("記録0");
    }

    @Test
    void whoIsNotOnTheListIsReportedByNameAndWithoutATimeNobodyKnows() {
        PhonePage phone = phones.of("care-004");
        Page page = phone.page();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("名簿にない人を報告"))
                .click();
        phone.button("この内容で報告する").click();
        assertThat(page.getByText("氏名を書いてください")).isVisible();
        assertThat(page.getByLabel("氏名")).isFocused();
        accessible(page);
        page.getByLabel("氏名").fill("通りすがりの方");
        phone.button("この内容で報告する").click();
        Locator contact = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("連絡"));
        assertThat(contact).hasAccessibleDescription("選んでください");
        assertThat(contact.getByRole(AriaRole.RADIO).first()).isFocused();
        choose(page, "連絡が取れた");
        choose(page, "人づてに聞いた");
        choose(page, "無事");
        page.getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName("分からない").setExact(true))
                .check();
        phone.button("この内容で報告する").click();
        assertThat(page.getByText("市が受理")).isVisible();
        assertThat(page.getByText("通りすがりの方")).isVisible();
    }

    @Test
    void whoCannotActHandsAllTheirPeopleOnWithOneTapAndTakesThemBackWithOne() {
        PhonePage phone = phones.of("care-005");
        Page page = phone.page();
        JsonNode me =
                Caller.signIn(phones.product(), "care-005").get("/api/auth/me").json();
        Locator told = page.getByText("動けないことを市に伝えました");
        Locator toldAble = page.getByText("動けるようになったことを市に伝えました");
        AtomicBoolean unheard = new AtomicBoolean();
        page.context().route("**/unavailable", route -> {
            unheard.set(true);
            route.abort();
        });
        phone.button("私は動けません").click();
        assertThat(page.getByText("動けないことを市に伝えます。")).isVisible();
        Eventually.within(SOON, "it was sent in vain", () -> {
            page.waitForTimeout(100);
            return unheard.get();
        });
        assertThat(told).hasCount(0);
        page.context().unroute("**/unavailable");
        assertThat(told).isVisible();
        accessible(page);
        Eventually.within(SOON, "the desk knows who cannot act", () -> unavailable(me, page));

        page.evaluate(ACCEPTED_TWO_DAYS_AGO);
        page.reload();
        phone.listed();
        page.context()
                .route(
                        "**/available",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(422)
                                .setContentType("application/problem+json")
                                .setBody("{\"type\":\"urn:anpi:problem:invalid\",\"title\":\"できません\"}")));
        phone.button("動けるようになりました").click();
        assertThat(page.getByText("受理されなかった報告 1 件")).isVisible();
        assertThat(told).isVisible();
        assertThat(toldAble).hasCount(0);
        page.context().unroute("**/available");
        phone.button("動けるようになりました").click();
        assertThat(toldAble).isVisible();
        Eventually.within(SOON, "the desk knows who can act again", () -> !unavailable(me, page));
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
        page.locator(".menu summary").click();
        phone.button("Dark screen").click();
        page.keyboard().press("Escape");
        accessible(page);
        page.evaluate("location.hash = '#/'");
        phone.listed();
        accessible(page);
    }

    @Test
    void onANarrowPhoneAndWithTextTwiceAsLargeNothingRunsOffTheSide() {
        PhonePage phone = phones.of("care-007");
        Page page = phone.page();
        String person = (String) page.evaluate(
                "import('/phone/clients.js').then(({ clients }) => '#/person/' + clients.peek()[0].personId)");
        for (int percent : List.of(100, 200)) {
            page.setViewportSize(320, 640);
            page.evaluate("percent => document.documentElement.style.fontSize = percent + '%'", percent);
            for (String view : List.of(
                    "#/",
                    person,
                    "#/new",
                    "#/outbox",
                    "#/receipts",
                    "#/hand-over",
                    "#/take-over",
                    "#/paper",
                    "#/office")) {
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
        PhonePage phone = phones.of("care-008");
        Page page = phone.page();
        page.locator("body").focus();
        tabTo(page, Pattern.compile("^無事"));
        page.keyboard().press("Enter");
        assertThat(page.locator(".told button")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".told")).hasCount(0);
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
        PhonePage phone = phones.of("provider-001");
        Page page = phone.page();
        tabTo(page, Pattern.compile("^無事"));
        page.keyboard().press("Enter");
        Locator back = page.locator(".told button");
        assertThat(back).isFocused();
        assertThat(back).hasCount(0);
        Locator focused = page.locator(".person:focus-within");
        assertThat(focused).isVisible();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile("^確認済"))))
                .isVisible();
        assertThat(focused).isVisible();
    }

    @Test
    void anotherIncidentIsNoDeadEndWithoutANetworkAndEveryListThatWasSeenIsThere() {
        PhonePage phone = phones.of("care-015").installed();
        Page page = phone.page();
        Incident other = Incident.openDrill(Caller.signIn(phones.product(), "desk"), 60);
        page.reload();
        phone.listed();
        assertThat(page.evaluate(MINUTES_OF_A_MINUTE)).isEqualTo(1);
        Locator incidents = page.locator(".incident-line select");
        page.context().setOffline(true);
        incidents.selectOption(other.id());
        assertThat(page.getByText("サーバーに接続できません")).isVisible();
        assertThat(page.getByText("名簿にない人を報告")).isVisible();
        assertThat(page.evaluate(MINUTES_OF_A_MINUTE))
                .as("its own clock is shown")
                .isEqualTo(60);
        accessible(page);
        incidents.selectOption(phones.drill().id());
        phone.listed();

        page.context().setOffline(false);
        incidents.selectOption(other.id());
        phone.listed();
        page.context().setOffline(true);
        page.reload();
        phone.listed();
        for (Incident one : List.of(phones.drill(), other)) {
            incidents.selectOption(one.id());
            phone.listed();
        }
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
        choose(page, "連絡が取れた");
        choose(page, "直接確かめた");
        page.getByLabel("特記事項").fill("声は元気");
        page.locator(".menu summary").click();
        phone.button("English").click();
        page.keyboard().press("Escape");
        assertThat(page.getByText("1 waiting to be sent")).isVisible();
        assertThat(page.getByLabel("Seen or spoken to")).isChecked();
        assertThat(page.getByLabel("Notes")).hasValue("声は元気");
        choose(page, "Safe");
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
        choose(page, "連絡不能");
        phone.button("この内容で報告する").click();
        assertThat(page.getByText("市が受理")).isVisible();
    }

    @Test
    void anOfficeSaysWithoutANetworkHowItStandsAndTheCityLearnsWhenItSaidSo() {
        PhonePage phone = phones.of("provider-001").installed();
        Page page = phone.page();
        page.context().setOffline(true);
        page.getByText("事業所の状況を報告").click();
        assertThat(page.getByText("このまま報告できます")).isVisible();
        choose(page, "休止");
        page.getByLabel("出勤できる職員（人）").fill("2.5");
        phone.button("市に報告する").click();
        assertThat(page.getByText("0〜10000 の整数で入力してください")).isVisible();
        accessible(page);
        page.getByLabel("出勤できる職員（人）").fill("2");
        phone.button("市に報告する").click();
        assertThat(page.locator(".outbox-link")).hasText("送信待ち 1 件");
        page.getByText("事業所の状況を報告").click();
        assertThat(page.getByText("端末に保存")).isVisible();
        page.waitForTimeout(1_500);
        Instant online = Instant.now();
        page.context().setOffline(false);
        page.evaluate("dispatchEvent(new Event('online'))");
        Caller office = Caller.signIn(phones.product(), "provider-001");
        Eventually.within(SOON, "the city has it", () -> closed(office).isPresent());
        JsonNode told = closed(office).orElseThrow();
        assertThat(told.at("/reported/staff").asInt()).isEqualTo(2);
        assertThat(Instant.parse(told.get("reportedAt").asString())).isBefore(online.minusSeconds(1));
    }

    private static Optional<JsonNode> closed(Caller office) {
        return office.get(phones.drill().path() + "/facilities")
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.at("/reported/status").asString("").equals("CLOSED"))
                .findFirst();
    }

    @Test
    void theListGoesByTheTimeThatIsLeft() {
        Caller nurse = Caller.signIn(phones.product(), "visit-001");
        PhonePage phone = phones.of("visit-001");
        List<String> shown =
                phone.page().locator("section:first-of-type .person h3").allInnerTexts();
        List<String> wanted = nurse.get(
                        "/api/me/clients?limit=500&incident=" + phones.drill().id())
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("state").asString().equals("SILENT"))
                .map(item -> item.get("name").asString())
                .toList();
        assertThat(shown).isNotEmpty().isEqualTo(wanted);
        accessible(phone.page());
        phone.page().screenshot(new Page.ScreenshotOptions().setPath(Pictures.file("phone-list")));
    }

    @Test
    void aSheetIsEnteredAsAWholeAndARowThatSaysTooLittleIsNotPassedOver() {
        PhonePage phone = phones.of("provider-002");
        Page page = phone.page();
        page.context()
                .route(
                        "**/api/sheets/rows/*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(sheetOfTwoPages("provider-002"))));
        page.evaluate("location.hash = '#/paper'");
        openSheet(phone, "AAAAA1");
        Locator rows = page.locator(".paper-rows > li");
        tick(rows.first(), "無事");
        Locator day = page.getByLabel(Pattern.compile("^確認した日"));
        String today = LocalDate.now(ZoneId.of("Asia/Tokyo")).toString();
        day.fill(today);
        phone.button("2 / 2 枚目").click();
        assertThat(rows).hasCount(2);
        assertThat(day).hasValue(today);
        tick(rows.first(), "連絡不能");
        rows.nth(1).getByLabel("メモ").fill("入院中");
        assertThat(page.getByText("このうち 1 行はほかの頁です")).isVisible();
        assertThat(page.getByText(Pattern.compile("^3番は登録されません"))).isVisible();
        List<String> asked = new ArrayList<>();
        page.onceDialog(dialog -> {
            asked.add(dialog.message());
            dialog.dismiss();
        });
        phone.button("別の票を開く").click();
        assertThat(asked).singleElement().asString().contains("3 行");

        phone.button("印のある 2 行を登録する").click();
        assertThat(page.getByText("2 行を登録しました")).isVisible();
        assertThat(rows.nth(1)).containsText("この行は登録されません");
        accessible(page);
        phone.awaitKept(0, 2, SOON);
        tick(rows.nth(1), "具合が悪い");
        phone.button("印のある 1 行を登録する").click();
        phone.awaitKept(0, 3, SOON);
        phone.kept("receipts").forEach(phones::countsOnce);
    }

    @Test
    void pitfall32ASheetThatWasOpenedOpensAgainWithoutANetworkWithWhatWasBegunAndItsReportsGoLater() {
        PhonePage phone = phones.of("provider-003").installed();
        Page page = phone.page();
        page.context()
                .route(
                        "**/api/sheets/rows/*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(sheetOfTwoPages("provider-003"))));
        page.evaluate("location.hash = '#/paper'");
        openSheet(phone, "AAAAA1");
        Locator rows = page.locator(".paper-rows > li");
        tick(rows.first(), "無事");
        Eventually.within(SOON, "what is ticked is on the device", () -> {
            page.waitForTimeout(50);
            return phone.kept("kept").toString().contains("state=SAFE");
        });

        page.context().unroute("**/api/sheets/rows/*");
        page.context().setOffline(true);
        page.reload();
        openSheet(phone, "zzzzzz");
        assertThat(page.getByText("サーバーに接続できません")).isVisible();
        openSheet(phone, "aaaaa-l");
        assertThat(rows).hasCount(1);
        assertThat(rows.first().getByLabel("無事", new Locator.GetByLabelOptions().setExact(true)))
                .isChecked();
        page.getByLabel(Pattern.compile("^確認した日"))
                .fill(LocalDate.now(ZoneId.of("Asia/Tokyo")).toString());
        phone.button("印のある 1 行を登録する").click();
        assertThat(page.getByText("1 行を登録しました")).isVisible();
        assertThat(phone.kept("reports")).hasSize(1);
        page.context().setOffline(false);
        phone.awaitKept(0, 1, SOON);
        phones.countsOnce(phone.kept("receipts").getFirst());
    }

    private static void openSheet(PhonePage phone, String code) {
        phone.page().getByLabel("行のコード（6文字）").fill(code);
        phone.button("コードで開く").click();
    }

    /** Of the first three people whom {@code user} is to check on: one on the first page. */
    private static String sheetOfTwoPages(String user) {
        List<JsonNode> people = Caller.signIn(phones.product(), user)
                .get("/api/me/clients?limit=3&incident=" + phones.drill().id())
                .json()
                .get("items")
                .valueStream()
                .toList();
        String rows = IntStream.rangeClosed(1, 3)
                .mapToObj(row -> """
                        {"row": %d, "page": %d, "code": "AAAAA%d", "personId": "%s", "name": "%s", "group": "GENERAL", "listed": true}""".formatted(
                                row,
                                row == 1 ? 1 : 2,
                                row,
                                people.get(row - 1).get("personId").asString(),
                                people.get(row - 1).get("name").asString()))
                .collect(Collectors.joining(","));
        return """
                {"sheet": "AAAA-AAAA", "list": {"kind": "MEMBER", "name": "受入試験の票", "role": "CARE_MANAGER"},
                 "madeOn": "2026-11-01", "age": 20, "pages": 2, "asked": 1, "rows": [%s]}""".formatted(rows);
    }

    private static void tick(Locator row, String label) {
        row.getByLabel(label, new Locator.GetByLabelOptions().setExact(true)).check();
    }

    private static void choose(Page page, String label) {
        page.getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .check();
    }

    private static boolean unavailable(JsonNode me, Page page) {
        page.waitForTimeout(200);
        JsonNode reporters = Caller.signIn(phones.product(), "desk")
                .get(phones.drill().path() + "/reporters?limit=500")
                .json();
        return reporters
                .get("members")
                .valueStream()
                .filter(member -> member.get("memberId")
                        .asString()
                        .equals(me.get("memberId").asString()))
                .anyMatch(member -> member.has("unavailable"));
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
}
