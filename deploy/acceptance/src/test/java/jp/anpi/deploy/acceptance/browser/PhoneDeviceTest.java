package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static jp.anpi.deploy.acceptance.browser.Phones.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jp.anpi.deploy.acceptance.product.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a device keeps so that the page opens without a network, what it shows of it, hands on and proves, and what leaves it. */
@Timeout(240)
class PhoneDeviceTest {

    private static final String REPORTS = "**/api/incidents/*/reports";
    private static final int FIRST_LOAD = 100 * 1024;
    private static final int SEED = Integer.getInteger("anpi.fuzz.seed", 20_261_121);

    /** Looks for a newer version, and tells whether one took the place of the present one. */
    private static final String LOOK_FOR_A_NEWER_ONE = """
            async () => {
              const here = await navigator.serviceWorker.getRegistration();
              const before = here.active;
              await here.update();
              for (let tries = 0; tries < 300; tries++) {
                if (!here.installing && !here.waiting && here.active.state === "activated") return here.active !== before;
                await new Promise(then => setTimeout(then, 100));
              }
              throw new Error("still on the way");
            }""";

    /** As if what the city answered to this device had been answered that many hours earlier. */
    private static final String HOURS_LATER = """
            async hours => {
              const { store } = await import("/phone/report/outbox.js");
              await store.forget(one => ({ ...one, acceptedAt: one.acceptedAt - hours * 3_600_000 }));
            }""";

    /** A form that was begun now, and a sheet two days ago. */
    private static final String BEGUN = """
            async () => {
              const { store } = await import("/phone/report/outbox.js");
              await store.keep("half-written", { begun: { at: Date.now() } });
              await store.keep("sheets", [{ sheet: { sheet: "AAAA-AAAA", rows: [] }, at: Date.now() - 48 * 3_600_000 }]);
            }""";

    @TempDir
    static Path directory;

    private static Phones phones;

    @BeforeAll
    static void start() {
        phones = Phones.start(directory, "--anpi.sample=town", "--anpi.push.subject=mailto:desk@minase.example");
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
    void theFirstLoadIsSmallAndTheNextOnesNeedNoNetworkAtAll() {
        BrowserContext context = phones.window(phones.browser().phone());
        PhonePage phone = PhonePage.in(context, phones.product());
        Page page = phone.page();
        context.addCookies(signedIn("care-001"));
        CDPSession wire = context.newCDPSession(page);
        wire.send("Network.enable");
        Map<String, String> names = new ConcurrentHashMap<>();
        Map<String, Long> bytes = new ConcurrentHashMap<>();
        wire.on(
                "Network.requestWillBeSent",
                event -> names.put(
                        event.get("requestId").getAsString(),
                        event.getAsJsonObject("request").get("url").getAsString()));
        wire.on(
                "Network.loadingFinished",
                event -> bytes.put(
                        names.getOrDefault(event.get("requestId").getAsString(), ""),
                        event.get("encodedDataLength").getAsLong()));
        page.navigate(phones.product().address() + "/phone/");
        phone.listed().installed();
        long all = bytes.values().stream().mapToLong(Long::longValue).sum();
        assertThat(all).as("compressed bytes of the first load: %s", bytes).isBetween(20L * 1024, (long) FIRST_LOAD);
        assertThat(bytes).as("requests of the first load").hasSizeLessThan(70);

        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        context.setOffline(true);
        page.onRequest(request -> asked.add(request.url()));
        page.reload();
        phone.listed();
        assertThat(asked.stream().filter(url -> !url.contains("/api/")))
                .isNotEmpty()
                .allSatisfy(url ->
                        assertThat(url).startsWith(phones.product().address().toString()));
        page.goBack();
        Page fresh = context.newPage();
        fresh.navigate(phones.product().address() + "/phone/#/new");
        assertThat(fresh.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("名簿にない人を報告")))
                .isVisible();
    }

    @Test
    void theBrowserHoldsThePageForAnInstallableApp() {
        PhonePage phone = phones.of("care-001").installed();
        CDPSession devtools = phone.page().context().newCDPSession(phone.page());
        var manifest = devtools.send("Page.getAppManifest");
        assertThat(manifest.getAsJsonArray("errors")).isEmpty();
        assertThat(devtools.send("Page.getInstallabilityErrors").getAsJsonArray("installabilityErrors"))
                .allSatisfy(error -> assertThat(
                                error.getAsJsonObject().get("errorId").getAsString())
                        .isEqualTo("in-incognito"));
    }

    @Test
    void aNewRequestIsNotifiedWithoutANameWhereItsOwnerAskedForIt() {
        PhonePage phone = phones.of("care-009").installed();
        Page page = phone.page();
        page.context().grantPermissions(List.of("notifications"));
        // Only the browser maker's push service can give a real address; the city takes this one for one of its.
        page.evaluate("""
                async () => {
                  const keys = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
                  const url = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes)))
                    .replace(/\\+/g, "-").replace(/\\//g, "_").replace(/=+$/, "");
                  const p256dh = url(await crypto.subtle.exportKey("raw", keys.publicKey));
                  const made = { toJSON: () => ({ endpoint: "https://fcm.googleapis.com/fcm/send/test",
                    keys: { p256dh, auth: url(crypto.getRandomValues(new Uint8Array(16))) } }) };
                  PushManager.prototype.subscribe = async options => {
                    window.subscribedWith = options.applicationServerKey.length;
                    return made;
                  };
                }""");
        phone.button("新しい依頼をこの端末に通知する").click();
        assertThat(page.getByText("新しい依頼をこの端末に通知します")).isVisible();
        assertThat(page.evaluate("subscribedWith")).as("an uncompressed point").isEqualTo(65);
        accessible(page);

        JsonObject push = new JsonObject();
        push.addProperty("data", "{\"people\":3,\"incident\":\"11月21日の地震\"}");
        phones.tellWorker(page, "deliverPushMessage", push);
        Eventually.within(SOON, "the notification is shown", () -> {
            page.waitForTimeout(50);
            return "11月21日の地震: 3人の安否をお知らせください"
                    .equals(page.evaluate("navigator.serviceWorker.ready.then(worker => worker.getNotifications())"
                            + ".then(all => all.map(one => one.title + ': ' + one.body).join())"));
        });
    }

    @Test
    void aListThatIsThreeDaysOldIsForgottenAndNotShown() {
        PhonePage phone = phones.of("care-012").installed();
        BrowserContext context = phone.page().context();
        phone.page().context().setOffline(true);
        phone.page().reload();
        phone.listed();
        phone.page().close();
        context.clock()
                .install(new Clock.InstallOptions()
                        .setTime(Instant.now().plus(Duration.ofHours(73)).toEpochMilli()));
        Page later = context.newPage();
        later.navigate(phones.product().address() + "/phone/");
        assertThat(later.getByText("サーバーに接続できません")).isVisible();
        assertThat(later.locator(".person")).hasCount(0);
        assertThat(new PhonePage(later, phones.product()).kept("kept")).isEmpty();
    }

    @Test
    void whatIsOldIsForgottenOnAPageThatIsNeverClosed() {
        BrowserContext context = phones.window(phones.browser().phoneWithoutWorker());
        context.clock().install(new Clock.InstallOptions().setTime(Instant.now().toEpochMilli()));
        PhonePage phone = PhonePage.in(context, phones.product()).signIn("care-005");
        phone.tapSafe(1);
        phone.awaitKept(0, 1, SOON);
        phone.page().evaluate(BEGUN);
        assertThat(phone.kept("kept")).hasSize(3);
        context.setOffline(true);
        phone.page().clock().fastForward("25:00:00");
        Eventually.within(SOON, "the receipt names nobody, and what was begun is gone from the disk", () -> {
            phone.page().waitForTimeout(50);
            return phone.kept("receipts").getFirst().get("label").equals("")
                    && phone.kept("kept").size() == 1;
        });
        phone.listed();
        phone.page().clock().fastForward("49:00:00");
        assertThat(phone.page().locator(".person")).hasCount(0);
        assertThat(phone.kept("kept")).isEmpty();
    }

    @Test
    void whatIsOldIsForgottenOnAPhoneThatNobodyOpens() {
        PhonePage phone = phones.of("care-006").installed();
        BrowserContext context = phone.page().context();
        Page elsewhere = context.newPage();
        elsewhere.navigate(phones.product().address() + "/kit/icon.svg");
        context.setOffline(true);
        phone.page().evaluate("""
                async () => {
                  const { store } = await import("/phone/report/outbox.js");
                  const list = await store.kept("list");
                  await store.keep("list", { ...list, askedAt: list.askedAt - 73 * 3_600_000 });
                }""");
        PhonePage beside = new PhonePage(elsewhere, phones.product());
        assertThat(beside.kept("kept")).hasSize(1);
        phone.page().close();
        JsonObject push = new JsonObject();
        push.addProperty("data", "{\"people\":1}");
        phones.tellWorker(elsewhere, "deliverPushMessage", push);
        Eventually.within(SOON, "the list is gone", () -> {
            elsewhere.waitForTimeout(50);
            return beside.kept("kept").isEmpty();
        });
    }

    /** A slow phone: six times slower than this machine, 400 kbit/s. The median of three phones. */
    @Test
    @Tag("long")
    void onASlowPhoneTheListStandsWithinThreeSecondsAtFirstAndWithinOneAfterwards() {
        List<Long> first = new ArrayList<>();
        List<Long> again = new ArrayList<>();
        for (int one = 0; one < 3; one++) {
            PhonePage phone = slowPhone();
            first.add(millisTo(phone));
            phone.installed();
            again.add(millisTo(phone));
            phones.closeWindows();
        }
        System.out.println("slow phone, in ms: first " + first + ", afterwards " + again);
        assertThat(median(first)).isLessThan(3_000);
        assertThat(median(again)).isLessThan(1_000);
    }

    private PhonePage slowPhone() {
        BrowserContext context = phones.window(phones.browser().phone());
        context.addCookies(signedIn("care-013"));
        PhonePage phone = PhonePage.in(context, phones.product());
        CDPSession slow = context.newCDPSession(phone.page());
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", 0);
        line.addProperty("downloadThroughput", 400_000 / 8);
        line.addProperty("uploadThroughput", 400_000 / 8);
        slow.send("Network.enable");
        slow.send("Network.emulateNetworkConditions", line);
        JsonObject processor = new JsonObject();
        processor.addProperty("rate", 6);
        slow.send("Emulation.setCPUThrottlingRate", processor);
        return phone;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static long millisTo(PhonePage phone) {
        long began = System.nanoTime();
        phone.page().navigate(phone.product().address() + "/phone/");
        phone.page().locator(".person").first().waitFor();
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    @Test
    void aNewVersionIsForPagesThatBeginAfterItCameAndIsNeitherMixedNorLosesAnything() throws IOException {
        try (NewerProduct front = NewerProduct.before(phones.product())) {
            BrowserContext context = phones.window(phones.browser().phone());
            PhonePage phone = PhonePage.in(context, phones.product());
            Page page = phone.page();
            page.navigate(front.address() + "/?next=%2Fphone%2F");
            SignIn.here("care-011", page);
            phone.listed().installed();
            front.refuseReports(true);
            phone.tapSafe(1);
            page.evaluate("window.begun = 'once'");

            front.beginToRenew();
            assertThat(page.evaluate(LOOK_FOR_A_NEWER_ONE))
                    .as("files of two versions are no version")
                    .isEqualTo(false);
            front.renew();
            assertThat(page.evaluate(LOOK_FOR_A_NEWER_ONE)).isEqualTo(true);

            Page fresh = context.newPage();
            fresh.navigate(front.address() + "/phone/");
            assertThat(fresh.locator(".count-word")).hasText("まだ報告なし");
            assertThat(heading(fresh, "#/receipts")).hasText("受理の証");
            // Whoever is in the middle of something stays in it, also in what their page loads only now.
            assertThat(page.locator(".count-word")).hasText("未報告");
            assertThat(heading(page, "#/receipts")).hasText("受理証");
            CDPSession devtools = context.newCDPSession(page);
            devtools.send("ServiceWorker.enable");
            devtools.send("ServiceWorker.stopAllWorkers");
            assertThat(heading(page, "#/take-over")).hasText("QRコードで預かる");
            page.evaluate("location.hash = '#/'");
            phone.tapSafe(1);
            assertThat(page.evaluate("window.begun")).isEqualTo("once");

            page.reload();
            assertThat(page.locator(".count-word")).hasText("まだ報告なし");
            assertThat(phone.kept("reports")).hasSize(2);
            front.refuseReports(false);
            page.evaluate("dispatchEvent(new Event('online'))");
            phone.awaitKept(0, 2, SOON);
            assertThat(phone.kept("receipts")).allSatisfy(phones::countsOnce);
        }
    }

    private static Locator heading(Page page, String view) {
        page.evaluate("view => location.hash = view", view);
        return page.locator("h1").first();
    }

    @Test
    void whatANewerVersionLaysOutBesideThePageOrBeforeAStepBackKeepsNoReportFromItsWay() {
        PhonePage phone = phones.of("care-013");
        Page page = phone.page();
        page.context().route(REPORTS, Route::abort);
        phone.tapSafe(1);
        page.evaluate("""
                () => new Promise((done, failed) => {
                  const open = indexedDB.open("anpi.outbox", 99);
                  open.onupgradeneeded = () => open.result.createObjectStore("more");
                  open.onsuccess = () => done(open.result.close());
                  open.onerror = failed;
                })""");

        phone.tapSafe(1);
        assertThat(phone.kept("reports")).hasSize(2);
        page.reload();
        phone.listed();
        assertThat(page.getByText("送信待ち 2 件")).isVisible();
        assertThat(page.getByText("このブラウザは報告を保存できません")).hasCount(0);

        page.context().unroute(REPORTS);
        phone.awaitKept(0, 2, SOON);
    }

    @Test
    void signingOutAsksAndAnotherPersonNeitherSeesNorSendsWhatWaits() {
        PhonePage phone = phones.of("care-007").installed();
        Page page = phone.page();
        page.context().route(REPORTS, Route::abort);
        String name = phone.tapSafe(1).getFirst();
        assertThat(page.getByText("送信待ち 1 件")).isVisible();
        List<String> asked = new ArrayList<>();
        page.onDialog(dialog -> {
            asked.add(dialog.message());
            dialog.accept();
        });
        page.locator(".menu summary").click();
        phone.button("サインアウト").click();
        assertThat(page.getByLabel("ユーザー名")).isVisible();
        assertThat(asked).singleElement().asString().contains("1 件");
        assertThat(phone.kept("kept"))
                .as("no list stays on a device that is handed on")
                .isEmpty();

        phone.signIn("care-008");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("送信の状況"))
                .click();
        assertThat(page.getByText("別の利用者の送信待ちが 1 件あります")).isVisible();
        assertThat(page.getByText(name)).hasCount(0);
        accessible(page);
        page.context().unroute(REPORTS);
        page.reload();
        assertThat(page.getByText("別の利用者の送信待ちが 1 件あります")).isVisible();
        assertThat(phone.kept("reports")).hasSize(1);

        page.context().clearCookies();
        phone.signIn("care-007");
        phone.awaitKept(0, 1, SOON);
        assertThat(phones.verify(phone)).hasSize(1);
    }

    @Test
    void whoSignsOutOnThePageOfDevicesLeavesNobodyOnThePhone() {
        BrowserContext context = phones.window(phones.browser().phone());
        // Only the browser maker's push service gives a real subscription.
        context.addInitScript("PushManager.prototype.getSubscription = async () => ({ toJSON: () => ({}),"
                + " unsubscribe: async () => localStorage.setItem('unsubscribed', 'yes') })");
        PhonePage phone =
                PhonePage.in(context, phones.product()).signIn("care-014").installed();
        Page page = phone.page();
        String name = phone.tapSafe(1).getFirst();
        phone.awaitKept(0, 1, SOON);
        assertThat(phone.kept("kept")).hasSize(1);
        assertThat(phone.kept("receipts").getFirst()).containsEntry("label", name);

        page.navigate(phones.product().address() + "/devices/");
        page.locator(".menu summary").click();
        phone.button("サインアウト").click();

        assertThat(page.getByLabel("ユーザー名")).isVisible();
        assertThat(phone.kept("kept")).isEmpty();
        assertThat(phone.kept("receipts"))
                .singleElement()
                .asString()
                .as("the receipt is still one, about nobody")
                .contains("signature")
                .doesNotContain(name);
        assertThat(phone.kept("receipts").getFirst().get("personId")).isNull();
        assertThat(page.evaluate("localStorage.getItem('unsubscribed')")).isEqualTo("yes");
        assertThat(phones.verify(phone).getFirst().get("valid").asBoolean()).isTrue();
    }

    @Test
    void whoSignsOutWhereNothingWasKeptMakesNoStoreForIt() {
        Page page = phones.desk(phones.browser().window(1280, 800)).page();
        page.locator(".menu summary").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("サインアウト"))
                .click();
        assertThat(page.getByLabel("ユーザー名")).isVisible();
        assertThat(page.evaluate("indexedDB.databases().then(all => all.map(one => one.name))"))
                .isEqualTo(List.of());
    }

    @Test
    void whatWaitsIsCarriedOnByAnotherDevicesCameraAndStillCountsOnce() throws Exception {
        PhonePage phone = phones.of("care-010").installed();
        Page page = phone.page();
        page.context().setOffline(true);
        phone.tapSafe(12);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("送信待ち 12 件"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("QRコードで預ける"))
                .click();
        assertThat(page.locator("svg.code")).isVisible();
        accessible(page);
        assertThat(page.locator("svg.code")).not().hasAttribute("data-frame", "1");
        phone.button("止める").click();
        int codes = Integer.parseInt(page.locator("figcaption").innerText().replaceAll(".*/ (\\d+).*", "$1"));
        List<byte[]> pictures = new ArrayList<>();
        for (int code = 0; code < codes; code++) {
            pictures.add(page.locator("svg.code").screenshot());
            phone.button("次へ").click();
        }
        assertThat(codes).isGreaterThan(1);
        Collections.reverse(pictures);
        Path film = directory.resolve("screen.y4m");
        CameraFilm.write(pictures, film);

        BrowserContext other = phones.browser()
                .phoneKeepingIn(
                        directory.resolve("other"),
                        "--use-fake-device-for-media-stream",
                        "--use-fake-ui-for-media-stream",
                        "--use-file-for-fake-video-capture=" + film);
        PhonePage desk = phones.desk(other);
        other.addInitScript("""
                const put = IDBObjectStore.prototype.put;
                IDBObjectStore.prototype.put = function (...args) {
                  if (!window.room) throw new DOMException("no room", "QuotaExceededError");
                  return put.apply(this, args);
                };""");
        desk.page().navigate(phones.product().address() + "/phone/#/take-over");
        assertThat(desk.page().getByText("報告を端末に保存できませんでした"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        assertThat(desk.kept("reports")).isEmpty();
        desk.page().evaluate("window.room = true");
        assertThat(desk.page().getByText("12 件を預かりました。この端末から市へ送ります。"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        accessible(desk.page());
        desk.awaitKept(0, 12, SOON);
        assertThat(phone.kept("reports"))
                .as("a relay's receipts remove nothing")
                .hasSize(12);

        page.context().setOffline(false);
        phone.awaitKept(0, 12, SOON);

        assertThat(phone.kept("receipts")).allSatisfy(phones::countsOnce);
        assertThat(receipts(phone)).isEqualTo(receipts(desk));
    }

    @Test
    void ofWhatAScreenShowsOnlyWholeReportsAreCarriedOn() {
        PhonePage phone = phones.of("care-011");
        Page page = phone.page();
        assertThat(RelayFuzz.faults(page, SEED, 150)).as("seed " + SEED).isEmpty();

        page.navigate(phones.product().address() + "/phone/#/take-over");
        String onTwoLines = "{\\\"id\\\":\\\"" + UUID.randomUUID() + "\\\",\\n\\\"needs\\\":[]}";
        byte[] picture = RelayFuzz.forgedPicture(page, "[[\"" + phones.drill().id() + "\",\"" + onTwoLines + "\"]]");
        page.getByLabel("写真から読み取る").setInputFiles(new FilePayload("screen.png", "image/png", picture));
        assertThat(page.getByText("読み取った内容に、報告ではないものがあります")).isVisible();
        assertThat(phone.kept("reports")).isEmpty();
    }

    /** The signatures by report. */
    @SuppressWarnings("unchecked")
    private static Map<Object, Object> receipts(PhonePage phone) {
        return phone.kept("receipts").stream()
                .collect(Collectors.toMap(
                        entry -> entry.get("id"),
                        entry -> ((Map<String, Object>) entry.get("receipt")).get("signature")));
    }

    @Test
    void receiptsAreShownTakenAwayAsAFileThatNamesNobodyAndProvenAtTheDesk() throws Exception {
        PhonePage phone = phones.of("care-009");
        Page page = phone.page();
        String name = phone.tapSafe(1).getFirst();
        phone.awaitKept(0, 1, SOON);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("送信の状況"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("受理証を見る（1 件）"))
                .click();
        assertThat(page.locator(".receipt")).containsText(name);
        assertThat(page.locator(".receipt")).containsText("訓練");
        accessible(page);
        Download file =
                page.waitForDownload(() -> phone.button("受理証をファイルに保存する（1 件）").click());
        Path saved = directory.resolve("receipts.json");
        file.saveAs(saved);
        assertThat(Files.readString(saved)).contains("\"drill\": true").doesNotContain(name);

        PhonePage desk = phones.desk(phones.browser().window(1280, 800));
        desk.page().navigate(phones.product().address() + "/phone/#/receipts");
        desk.page().getByLabel("受理証のファイルを確かめる").setInputFiles(saved);
        assertThat(desk.page().getByText("1 件のうち 1 件が本物です")).isVisible();
        assertThat(desk.page().locator(".notice.good li")).containsText("訓練");
        accessible(desk.page());

        Path forged = directory.resolve("forged.json");
        Files.writeString(forged, Files.readString(saved).replaceAll("\"signature\": \"..", "\"signature\": \"00"));
        desk.page().getByLabel("受理証のファイルを確かめる").setInputFiles(forged);
        assertThat(desk.page().getByText("1 件のうち 0 件が本物です")).isVisible();

        page.evaluate(HOURS_LATER, 25);
        page.reload();
        assertThat(page.locator(".receipt")).containsText("（氏名は消去済み）");
        assertThat(phone.kept("receipts").toString())
                .as("after a day the receipt is about nobody")
                .contains("signature")
                .doesNotContain(name);
        page.evaluate(HOURS_LATER, 366 * 24);
        page.reload();
        assertThat(page.getByText("受理証はまだありません")).isVisible();
        assertThat(phone.kept("receipts")).isEmpty();
    }

    /** The cookies of somebody who signed in before. */
    private List<com.microsoft.playwright.options.Cookie> signedIn(String user) {
        BrowserContext other = phones.window(phones.browser().phone());
        PhonePage.in(other, phones.product()).signIn(user);
        return other.cookies();
    }
}
