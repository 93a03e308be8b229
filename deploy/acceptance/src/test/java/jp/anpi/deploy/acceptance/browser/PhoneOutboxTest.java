package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * No report is lost or counted twice, whatever happens to the network, the phone, its browser, its clock or the server. Each
 * test is a phone of its own, and asks the server itself what it has.
 */
@Timeout(240)
class PhoneOutboxTest {

    private static final Duration SOON = Duration.ofSeconds(45);
    private static final String REPORTS = "**/api/incidents/*/reports";

    @TempDir
    static Path directory;

    private static Chromium chromium;
    private static Product product;
    private static Incident incident;

    private final List<BrowserContext> open = new ArrayList<>();

    @BeforeAll
    static void start() {
        chromium = Chromium.launch();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        product = Product.ready(directory, "--anpi.sample=town");
        incident = Incident.openDrill(Caller.signIn(product, "desk"), 1);
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

    @AfterEach
    void closePhones() {
        open.forEach(BrowserContext::close);
    }

    @Test
    void anHourOfflineWithThirtyFiveReportsAReloadAndANewTabLosesNoneAndDoublesNone() {
        Incident own = Incident.openDrill(Caller.signIn(product, "desk"), 1);
        BrowserContext context = window(chromium.phone(), own);
        PhonePage phone = PhonePage.in(context, product).signIn("care-001");
        Page page = phone.page();
        page.clock().install(new Clock.InstallOptions().setTime(Instant.now().toEpochMilli()));
        page.reload();
        phone.listed().installed();

        page.context().setOffline(true);
        phone.tapSafe(35);
        assertThat(page.getByText("送信待ち 35 件")).isVisible();
        page.clock().fastForward("01:00:00");
        assertThat(page.getByText(Pattern.compile("の名簿です（1時間\\d+分前）。更新できません"))).isVisible();

        page.reload();
        phone.listed();
        assertThat(page.getByText("送信待ち 35 件")).isVisible();
        PhonePage second = PhonePage.in(page.context(), product);
        Page tab = page.context().newPage();
        tab.navigate(product.address() + "/phone/");
        assertThat(tab.getByText("送信待ち 35 件")).isVisible();
        assertThat(second.kept("reports")).hasSize(35);

        page.context().setOffline(false);

        phone.awaitKept(0, 35, SOON);
        List<JsonNode> fates = verify(phone);
        assertThat(fates)
                .hasSize(35)
                .allSatisfy(fate -> assertThat(fate.get("valid").asBoolean()).isTrue());
        assertThat(phone.kept("receipts")).allSatisfy(receipt -> countsOnce(own, receipt));
        accessible(page);
    }

    @Test
    void aLostReplyIsAskedForAgainAndCountsOnce() {
        PhonePage phone = phone("care-002");
        AtomicBoolean lost = new AtomicBoolean();
        phone.page().context().route(REPORTS, route -> {
            if (lost.compareAndSet(false, true)) {
                assertThat(route.fetch().status()).isEqualTo(202);
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });

        phone.tapSafe(1);

        phone.awaitKept(0, 1, SOON);
        assertThat(lost).isTrue();
        countsOnce(incident, phone.kept("receipts").getFirst());
    }

    @Test
    void aReceiptOverOtherContentOrFromNobodyDoesNotRemoveTheReport() {
        PhonePage phone = phone("care-003");
        List<String> forged = Collections.synchronizedList(new ArrayList<>(List.of("hash", "signature", "id")));
        phone.page().context().route(REPORTS, route -> {
            if (forged.isEmpty()) {
                route.resume();
                return;
            }
            String id = (String) phone.kept("reports").getFirst().get("id");
            Map<String, String> receipt = new HashMap<>(
                    Map.of("reportId", id, "contentHash", "0".repeat(64), "keyId", "k", "signature", "s"));
            switch (forged.removeFirst()) {
                case "signature" -> receipt.remove("signature");
                case "id" -> receipt.put("reportId", "00000000-0000-4000-8000-000000000000");
                default -> receipt.put("receivedAt", Instant.now().toString());
            }
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(202)
                    .setContentType("application/json")
                    .setBody(JsonMapper.shared().writeValueAsString(receipt)));
        });

        phone.tapSafe(1);

        phone.awaitKept(0, 1, Duration.ofSeconds(60));
        assertThat(forged).isEmpty();
        assertThat(verify(phone).getFirst().get("valid").asBoolean()).isTrue();
    }

    @Test
    void theServerIsKilledBetweenTakingAReportAndAnsweringAndItCountsOnce() {
        PhonePage phone = phone("care-004");
        AtomicBoolean killed = new AtomicBoolean();
        phone.page().context().route(REPORTS, route -> {
            if (killed.compareAndSet(false, true)) {
                assertThat(route.fetch().status()).isEqualTo(202);
                product.kill();
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });
        phone.tapSafe(2);
        Eventually.within(SOON, "the server was killed", () -> {
            phone.page().waitForTimeout(100);
            return killed.get();
        });
        assertThat(phone.page().getByText("送信待ち 2 件")).isVisible();

        product.startAgain();
        product.awaitReady();

        phone.awaitKept(0, 2, Duration.ofSeconds(90));
        assertThat(phone.kept("receipts")).allSatisfy(receipt -> countsOnce(incident, receipt));
    }

    @Test
    void theBrowserIsKilledAndWhatWasTappedOfflineIsThereAndSentAfterwards() {
        Path profile = directory.resolve("profile");
        BrowserContext first = window(chromium.phoneKeepingIn(profile));
        PhonePage.in(first, product).signIn("care-005").installed();
        first.close(); // a browser writes its cookies down now and then, and at its end

        BrowserContext before = looksAt(incident, chromium.phoneKeepingIn(profile));
        PhonePage phone = PhonePage.in(before, product);
        phone.page().navigate(product.address() + "/phone/");
        phone.listed();
        before.setOffline(true);
        phone.tapSafe(3);
        kill(profile);

        BrowserContext after = window(chromium.phoneKeepingIn(profile));
        after.setOffline(true);
        PhonePage again = PhonePage.in(after, product);
        again.page().navigate(product.address() + "/phone/");
        again.listed();
        assertThat(again.page().getByText("送信待ち 3 件")).isVisible();

        after.setOffline(false);

        again.awaitKept(0, 3, SOON);
        assertThat(verify(again))
                .allSatisfy(fate -> assertThat(fate.get("valid").asBoolean()).isTrue());
    }

    @Test
    void theWorkerSendsWithEveryPageClosed() {
        BrowserContext context = window(chromium.phone());
        PhonePage phone = PhonePage.in(context, product).signIn("visit-001").installed();
        context.setOffline(true);
        phone.tapSafe(2);
        Page elsewhere = context.newPage();
        phone.page().close();

        context.setOffline(false);
        elsewhere.navigate(product.address() + "/kit/icon.svg");
        // What the browser does when the network is back; headless, nobody tells it.
        var devtools = context.newCDPSession(elsewhere);
        AtomicReference<String> worker = new AtomicReference<>("");
        devtools.on(
                "ServiceWorker.workerRegistrationUpdated",
                event -> event.getAsJsonArray("registrations")
                        .forEach(registration -> worker.set(registration
                                .getAsJsonObject()
                                .get("registrationId")
                                .getAsString())));
        devtools.send("ServiceWorker.enable");
        Eventually.within(SOON, "the browser knows the worker", () -> {
            elsewhere.waitForTimeout(50);
            return !worker.get().isEmpty();
        });
        JsonObject sync = new JsonObject();
        sync.addProperty("origin", product.address().toString());
        sync.addProperty("registrationId", worker.get());
        sync.addProperty("tag", "anpi.outbox");
        sync.addProperty("lastChance", false);
        devtools.send("ServiceWorker.dispatchSyncEvent", sync);

        PhonePage beside = new PhonePage(elsewhere, product);
        beside.awaitKept(0, 2, SOON);
        assertThat(verify(beside)).hasSize(2);
    }

    @Test
    void twoTabsAndTheWorkerAreOneSender() {
        PhonePage phone = phone("visit-002");
        Page tab = phone.page().context().newPage();
        tab.navigate(product.address() + "/phone/");
        new PhonePage(tab, product).listed();
        List<String> bodies = Collections.synchronizedList(new ArrayList<>());
        phone.page().context().onRequest(request -> {
            if (request.method().equals("POST") && request.url().endsWith("/reports")) {
                bodies.add(request.postData());
            }
        });

        phone.tapSafe(2);
        new PhonePage(tab, product).tapSafe(2);

        phone.awaitKept(0, 4, SOON);
        assertThat(String.join("\n", bodies).lines()).hasSize(4).doesNotHaveDuplicates();
        tab.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("送信の状況"))
                .click();
        assertThat(tab.getByText("市が受理")).hasCount(4);
    }

    @Test
    void aClockThatIsThreeHoursWrongStillTellsWhenThePersonWasSeen() {
        for (Duration wrong : List.of(Duration.ofHours(3), Duration.ofHours(-3))) {
            BrowserContext context = window(chromium.phoneWithoutWorker());
            context.clock()
                    .install(new Clock.InstallOptions()
                            .setTime(Instant.now().plus(wrong).toEpochMilli()));
            PhonePage phone = PhonePage.in(context, product).signIn("provider-001");
            Instant tapped = Instant.now();
            phone.tapSafe(1);
            phone.awaitKept(0, 1, SOON);
            var receipt = phone.kept("receipts").getFirst();
            countsOnce(incident, receipt);
            JsonNode report = reportsOf(incident, receipt).getFirst();
            assertThat(Instant.parse(report.get("observedAt").asString()))
                    .isBetween(tapped.minusSeconds(20), tapped.plusSeconds(20));
        }
    }

    @Test
    void aQueueOfTwoThousandIsSentInRequestsOfManyAndATapStaysATap() {
        PhonePage phone = phone("provider-003").installed();
        Page page = phone.page();
        page.context().setOffline(true);
        page.evaluate("""
                async () => {
                  const { addAll } = await import("/phone/report/outbox.js");
                  const { blank, seal } = await import("/phone/report/draft.js");
                  const { clients, incident } = await import("/phone/clients.js");
                  const people = clients.peek();
                  await addAll(Array.from({ length: 1999 }, (_, n) => {
                    const person = people[n % people.length];
                    return {
                      ...seal(blank({ contact: "TRYING" }), { personId: person.personId, source: "PROVIDER", channel: "APP",
                        observedAt: new Date().toISOString() }),
                      incident: incident.peek().id, personId: "other", label: person.name, word: "試行" };
                  }));
                }""");
        long began = System.nanoTime();
        phone.tapSafe(1);
        Duration tap = Duration.ofNanos(System.nanoTime() - began);
        assertThat(page.getByText("送信待ち 2000 件")).isVisible();
        assertThat(tap).as("from the tap to its being on disk and on screen").isLessThan(Duration.ofSeconds(5));
        List<Integer> lines = Collections.synchronizedList(new ArrayList<>());
        page.context().onRequest(request -> {
            if (request.method().equals("POST") && request.url().endsWith("/reports")) {
                lines.add((int) request.postData().lines().count());
            }
        });

        page.context().setOffline(false);

        phone.awaitKept(0, 2_000, Duration.ofSeconds(120));
        assertThat(lines.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2_000);
        assertThat(lines.size()).isLessThan(120);
    }

    @Test
    void withoutRoomThePhoneGivesUpItsListAndNotAReport() {
        PhonePage phone = phone("care-006").installed();
        Page page = phone.page();
        assertThat(phone.kept("kept")).hasSize(1);
        page.context().setOffline(true);
        page.evaluate("""
                () => { const put = IDBObjectStore.prototype.put; let full = true;
                  IDBObjectStore.prototype.clear = new Proxy(IDBObjectStore.prototype.clear, { apply(clear, store, args) {
                    full = false; return Reflect.apply(clear, store, args); } });
                  IDBObjectStore.prototype.put = function (...args) {
                    if (full) throw new DOMException("no room", "QuotaExceededError");
                    return put.apply(this, args); }; }""");

        phone.tapSafe(1);

        assertThat(phone.kept("reports")).hasSize(1);
        assertThat(phone.kept("kept")).isEmpty();
        page.context().setOffline(false);
        phone.awaitKept(0, 1, SOON);
    }

    @Test
    void signingOutAsksAndAnotherPersonNeitherSeesNorSendsWhatWaits() {
        PhonePage phone = phone("care-007").installed();
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
        assertThat(verify(phone)).hasSize(1);
    }

    @Test
    void whoSignsOutOnThePageOfDevicesLeavesNobodyOnThePhone() {
        BrowserContext context = window(chromium.phone());
        // Only the browser maker's push service gives a real subscription.
        context.addInitScript("PushManager.prototype.getSubscription = async () => ({ toJSON: () => ({}),"
                + " unsubscribe: async () => localStorage.setItem('unsubscribed', 'yes') })");
        PhonePage phone = PhonePage.in(context, product).signIn("care-014").installed();
        Page page = phone.page();
        String name = phone.tapSafe(1).getFirst();
        phone.awaitKept(0, 1, SOON);
        assertThat(phone.kept("kept")).hasSize(1);
        assertThat(phone.kept("receipts").getFirst()).containsEntry("label", name);

        page.navigate(product.address() + "/devices/");
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
        assertThat(verify(phone).getFirst().get("valid").asBoolean()).isTrue();
    }

    @Test
    void whoSignsOutWhereNothingWasKeptMakesNoStoreForIt() {
        Page page = window(chromium.window(1280, 800)).newPage();
        page.navigate(product.address() + "/");
        page.getByLabel("ユーザー名").fill("desk");
        page.getByLabel("パスワード").fill(Product.ADMIN_PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("サインイン"))
                .click();
        page.waitForURL("**/board/**");
        page.locator(".menu summary").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("サインアウト"))
                .click();
        assertThat(page.getByLabel("ユーザー名")).isVisible();
        assertThat(page.evaluate("indexedDB.databases().then(all => all.map(one => one.name))"))
                .isEqualTo(List.of());
    }

    @Test
    void whatWaitsIsCarriedOnByAnotherDevicesCameraAndStillCountsOnce() throws Exception {
        PhonePage phone = phone("care-010").installed();
        Page page = phone.page();
        page.context().setOffline(true);
        phone.tapSafe(12);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("送信待ち 12 件"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("QRコードで預ける"))
                .click();
        assertThat(page.locator("svg.code")).isVisible();
        accessible(page);
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

        BrowserContext other = window(chromium.phoneKeepingIn(
                directory.resolve("other"),
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--use-file-for-fake-video-capture=" + film));
        PhonePage desk = PhonePage.in(other, product);
        desk.page().navigate(product.address() + "/");
        desk.page().getByLabel("ユーザー名").fill("desk");
        desk.page().getByLabel("パスワード").fill(Product.ADMIN_PASSWORD);
        desk.button("サインイン").click();
        desk.page().waitForURL("**/board/**");
        other.addInitScript("""
                const put = IDBObjectStore.prototype.put;
                IDBObjectStore.prototype.put = function (...args) {
                  if (!window.room) throw new DOMException("no room", "QuotaExceededError");
                  return put.apply(this, args);
                };""");
        desk.page().navigate(product.address() + "/phone/#/take-over");
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

        assertThat(phone.kept("receipts")).allSatisfy(receipt -> countsOnce(incident, receipt));
        assertThat(receipts(phone)).isEqualTo(receipts(desk));
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
        PhonePage phone = phone("care-009");
        Page page = phone.page();
        String name = phone.tapSafe(1).getFirst();
        phone.awaitKept(0, 1, SOON);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("送信の状況"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("受理証を見る（1 件）"))
                .click();
        assertThat(page.locator(".receipt")).containsText(name);
        accessible(page);
        Download file =
                page.waitForDownload(() -> phone.button("受理証をファイルに保存する（1 件）").click());
        Path saved = directory.resolve("receipts.json");
        file.saveAs(saved);
        assertThat(Files.readString(saved)).doesNotContain(name);

        PhonePage desk = PhonePage.in(window(chromium.window(1280, 800)), product);
        desk.page().navigate(product.address() + "/");
        desk.page().getByLabel("ユーザー名").fill("desk");
        desk.page().getByLabel("パスワード").fill(Product.ADMIN_PASSWORD);
        desk.button("サインイン").click();
        desk.page().waitForURL("**/board/**");
        desk.page().navigate(product.address() + "/phone/#/receipts");
        desk.page().getByLabel("受理証のファイルを確かめる").setInputFiles(saved);
        assertThat(desk.page().getByText("1 件のうち 1 件が本物です")).isVisible();
        accessible(desk.page());

        Path forged = directory.resolve("forged.json");
        Files.writeString(forged, Files.readString(saved).replaceAll("\"signature\": \"..", "\"signature\": \"00"));
        desk.page().getByLabel("受理証のファイルを確かめる").setInputFiles(forged);
        assertThat(desk.page().getByText("1 件のうち 0 件が本物です")).isVisible();
    }

    private BrowserContext window(BrowserContext context) {
        return window(context, incident);
    }

    private BrowserContext window(BrowserContext context, Incident of) {
        open.add(context);
        return looksAt(of, context);
    }

    /** Whichever incidents other tests have opened meanwhile. */
    private static BrowserContext looksAt(Incident of, BrowserContext context) {
        context.addInitScript("sessionStorage.setItem('anpi.incident', '" + of.id() + "')");
        return context;
    }

    private PhonePage phone(String user) {
        return PhonePage.in(window(chromium.phone()), product).signIn(user);
    }

    /** What the server itself says about every receipt of the device. */
    private static List<JsonNode> verify(PhonePage phone) {
        Caller desk = Caller.signIn(product, "desk");
        return phone.kept("receipts").stream()
                .map(entry ->
                        desk.post("/api/receipts/verify", entry.get("receipt")).json())
                .toList();
    }

    /** The report of a receipt, as often as the check of its person has it. */
    private static List<JsonNode> reportsOf(Incident of, Map<String, Object> receipt) {
        return of.check((String) receipt.get("personId"))
                .get("reports")
                .valueStream()
                .filter(report -> report.get("id").asString().equals(receipt.get("id")))
                .toList();
    }

    private static void countsOnce(Incident of, Map<String, Object> receipt) {
        assertThat(receipt.get("incident")).isEqualTo(of.id());
        Eventually.within(
                SOON, "the check has the report", () -> !reportsOf(of, receipt).isEmpty());
        assertThat(reportsOf(of, receipt)).hasSize(1);
    }

    /** SIGKILL to the browser that was started on the profile, and to all its children. */
    private static void kill(Path profile) {
        List<ProcessHandle> browsers = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(profile.toString()))
                        .isPresent())
                .toList();
        assertThat(browsers).isNotEmpty();
        browsers.forEach(ProcessHandle::destroyForcibly);
        browsers.forEach(process -> process.onExit().join());
    }
}
