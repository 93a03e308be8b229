package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static jp.anpi.deploy.acceptance.browser.Phones.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Geolocation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One hand free, one bar of signal: what the phone's page lets people do. */
@Timeout(180)
@ExtendWith(Town.class)
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
        page.getByRole(AriaRole.STATUS)
                .filter(new Locator.FilterOptions().setHasText("%d 人をまとめて報告しました".formatted(all - 1)))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^まとめて取り消す")))
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
        phone.choose("連絡が取れた");
        phone.choose("直接確かめた");
        phone.choose("重いけが");
        assertThat(page.getByText("これは緊急通報ではありません。救急・救助は119へ")).isVisible();
        assertThat(page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("必要なこと")))
                .hasAccessibleDescription("聞いていないときは、何も選ばないでください。");
        phone.choose("自宅");
        phone.button("現在地を付ける").click();
        assertThat(page.getByText("現在地を付けました")).isVisible();
        page.getByRole(
                        AriaRole.CHECKBOX,
                        new Page.GetByRoleOptions().setName("救助").setExact(true))
                .check();
        phone.choose("だいたい分かる");
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
        phone.choose("連絡が取れた");
        page.getByLabel("特記事項").fill("息子さんと電話中");
        page.getByText("一覧へ戻る").click();
        phone.keeping("息子さんと電話中");
        page.reload();
        phone.listed();
        details.click();
        assertThat(page.getByText("書きかけの報告の続きです")).isVisible();
        assertThat(page.getByLabel("特記事項")).hasValue("息子さんと電話中");
        assertThat(page.getByLabel("連絡が取れた")).isChecked();
        accessible(page);
        phone.choose("直接確かめた");
        phone.choose("無事");
        phone.button("この内容で報告する").click();
        phone.awaitKept(0, 1, SOON);
        assertThat(phone.kept("kept").toString()).doesNotContain("息子さんと電話中");
        assertThat(phones.reportOf(phone.kept("receipts").getFirst())
                        .get("notes")
                        .asString())
                .isEqualTo("息子さんと電話中");
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
        phone.choose("連絡が取れた");
        phone.choose("人づてに聞いた");
        phone.choose("無事");
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
    void anotherIncidentIsNoDeadEndWithoutANetworkAndEveryListThatWasSeenIsThere() {
        PhonePage phone = phones.of("care-015").installed();
        Page page = phone.page();
        Incident other = Incident.openDrill(Caller.signIn(phones.product(), "desk"), 60);
        page.reload();
        phone.listed();
        assertThat(page.evaluate(MINUTES_OF_A_MINUTE)).isEqualTo(1);
        Locator incidents = page.locator(".incident-line select");
        assertThat(incidents.locator("option[value='%s']".formatted(other.id())))
                .isAttached();
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
        phone.listed().keeping("incident=" + other.id());
        page.context().setOffline(true);
        page.reload();
        phone.listed();
        for (Incident one : List.of(phones.drill(), other)) {
            incidents.selectOption(one.id());
            phone.listed();
        }
    }

    @Test
    void anOfficeSaysWithoutANetworkHowItStandsAndTheCityLearnsWhenItSaidSo() {
        PhonePage phone = phones.of("provider-001").installed();
        Page page = phone.page();
        page.context().setOffline(true);
        page.getByText("事業所の状況を報告").click();
        assertThat(page.getByText("このまま報告できます")).isVisible();
        phone.choose("休止");
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
    void whoLivesOnPowerIsShownWithTheirGroupAndHowLongItLasts() {
        Caller desk = Caller.signIn(phones.product(), "desk");
        Incident own = Incident.openDrill(desk, 1);
        assertThat(desk.post(
                                own.path() + "/outages",
                                Map.of(
                                        "area",
                                        Map.of("type", "CITY"),
                                        "startedAt",
                                        Instant.now().toString()))
                        .status())
                .isEqualTo(202);
        Caller nurse = Caller.signIn(phones.product(), "visit-001");
        AtomicReference<List<JsonNode>> onPower = new AtomicReference<>(List.of());
        Eventually.within(SOON, "the clocks run", () -> {
            onPower.set(nurse.get("/api/me/clients?limit=500&incident=" + own.id())
                    .json()
                    .get("items")
                    .valueStream()
                    .filter(item -> item.has("clock"))
                    .filter(item -> item.get("group").asString().equals("PUSH_SUPPORT"))
                    .toList());
            return !onPower.get().isEmpty();
        });
        JsonNode longest = onPower.get().stream()
                .max(Comparator.comparing(item -> item.at("/clock/endsAt").asString()))
                .orElseThrow();
        PhonePage phone = PhonePage.in(phones.window(phones.browser().phone(), own), phones.product())
                .signIn("visit-001");
        Locator row = phone.page()
                .locator(".person")
                .filter(new Locator.FilterOptions()
                        .setHasText(longest.get("name").asString()));
        Instant ends = Instant.parse(longest.at("/clock/endsAt").asString());
        assertThat(row.locator(".group")).containsText("1");
        assertThat(row.locator(".life")).containsText(Pattern.compile("あと \\d+(日|時間|分)"));
        assertThat(row.locator(".life"))
                .containsText(DateTimeFormatter.ofPattern("H:mm").format(ends.atZone(ZoneId.of("Asia/Tokyo"))) + " まで");
        assertThat(row.locator(".assumed"))
                .hasCount(longest.at("/clock/assumed").asBoolean(false) ? 1 : 0);
        assertThat(phone.page().locator(".assumed").first()).hasText("推定");
        accessible(phone.page());
        phone.page().screenshot(new Page.ScreenshotOptions().setPath(Pictures.file("phone-clock")));
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

    @Test
    void whoHasMorePeopleThanAPhoneCanShowIsToldSo() {
        PhonePage phone = phones.of("provider-001");
        phone.page().context().route("**/api/me/clients*", route -> {
            String first = route.request().url().replaceFirst("&cursor=[^&]*", "");
            ObjectNode answer = (ObjectNode) JsonMapper.shared()
                    .readTree(
                            route.fetch(new Route.FetchOptions().setUrl(first)).text());
            ArrayNode people = (ArrayNode) answer.get("items");
            ArrayNode many = answer.putArray("items");
            String page = route.request().url().contains("cursor") ? "b" : "a";
            for (int n = 0; n < 1_000; n++) {
                ObjectNode person = (ObjectNode) people.get(n % people.size()).deepCopy();
                many.add(person.put("personId", page + n));
            }
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(answer.put("next", "more").toString()));
        });
        phone.page().reload();
        assertThat(phone.page().getByText("急ぐ順に 2000 人だけを表示しています"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(45_000));
        phone.page().context().unrouteAll();
    }
}
