package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static jp.anpi.deploy.acceptance.browser.Phones.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.anpi.deploy.acceptance.product.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No report is lost or counted twice when the server, the browser or the page ends in the middle of it, or the phone is full. */
@Timeout(240)
@ExtendWith(Town.class)
class PhoneSurvivesTest {

    private static final String REPORTS = "**/api/incidents/*/reports";

    private static final String BEGUN = """
            import('/phone/report/outbox.js').then(({ store }) => store.keep('half-written', { begun: { at: Date.now() } }))""";

    /** The first receipt is as old as that. */
    private static final String AGED = """
            async (hours) => {
              const { store } = await import("/phone/report/outbox.js");
              let first = true;
              await store.forget((receipt) => {
                const aged = first ? { ...receipt, acceptedAt: Date.now() - hours * 3_600_000 } : receipt;
                first = false;
                return aged;
              });
            }""";

    @TempDir
    static Path directory;

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
    void theServerIsKilledBetweenTakingAReportAndAnsweringAndItCountsOnce() {
        PhonePage phone = phones.of("care-004");
        AtomicBoolean killed = new AtomicBoolean();
        phone.page().context().route(REPORTS, route -> {
            if (killed.compareAndSet(false, true)) {
                assertThat(route.fetch().status()).isEqualTo(202);
                phones.product().kill();
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

        phones.product().startAgain();
        phones.product().awaitReady();

        phone.awaitKept(0, 2, Duration.ofSeconds(90));
        assertThat(phone.kept("receipts")).allSatisfy(phones::countsOnce);
    }

    @Test
    void theBrowserIsKilledAndWhatWasTappedOfflineIsThereAndSentAfterwards() {
        Path profile = directory.resolve("profile");
        BrowserContext first = phones.window(phones.browser().phoneKeepingIn(profile));
        PhonePage.in(first, phones.product()).signIn("care-005").installed();
        first.close(); // a browser writes its cookies down now and then, and at its end

        BrowserContext before = Phones.looksAt(phones.drill(), phones.browser().phoneKeepingIn(profile));
        PhonePage phone = PhonePage.in(before, phones.product());
        phone.page().navigate(phones.product().address() + "/phone/");
        phone.listed();
        before.setOffline(true);
        phone.tapSafe(3);
        kill(profile);

        BrowserContext after = phones.window(phones.browser().phoneKeepingIn(profile));
        after.setOffline(true);
        PhonePage again = PhonePage.in(after, phones.product());
        again.page().navigate(phones.product().address() + "/phone/");
        again.listed();
        assertThat(again.page().getByText("送信待ち 3 件")).isVisible();

        after.setOffline(false);

        again.awaitKept(0, 3, SOON);
        assertThat(phones.verify(again))
                .allSatisfy(fate -> assertThat(fate.get("valid").asBoolean()).isTrue());
    }

    @Test
    void theWorkerSendsWithEveryPageClosed() {
        BrowserContext context = phones.window(phones.browser().phone());
        PhonePage phone =
                PhonePage.in(context, phones.product()).signIn("visit-001").installed();
        context.setOffline(true);
        phone.tapSafe(2);
        Page elsewhere = context.newPage();
        phone.page().close();

        context.setOffline(false);
        elsewhere.navigate(phones.product().address() + "/kit/icon.svg");
        // What the browser does when the network is back; headless, nobody tells it.
        JsonObject sync = new JsonObject();
        sync.addProperty("tag", "anpi.outbox");
        sync.addProperty("lastChance", false);
        phones.tellWorker(elsewhere, "dispatchSyncEvent", sync);

        PhonePage beside = new PhonePage(elsewhere, phones.product());
        beside.awaitKept(0, 2, SOON);
        assertThat(phones.verify(beside)).hasSize(2);
    }

    @Test
    void whatTheCityRefusesWithEveryPageClosedIsToldInTheLanguageInWhichItWasWritten() {
        PhonePage phone = phones.of("visit-002").installed();
        Page page = phone.page();
        page.locator(".menu summary").click();
        phone.button("English").click();
        page.context().setOffline(true);
        page.evaluate("""
                async () => {
                  const { add } = await import("/phone/report/outbox.js");
                  const { incident } = await import("/phone/clients.js");
                  await add({ id: crypto.randomUUID(), incident: incident.peek().id, body: "{}", label: "Nobody", word: "Safe" });
                }""");
        Page elsewhere = page.context().newPage();
        page.close();
        elsewhere.context().setOffline(false);
        elsewhere.navigate(phones.product().address() + "/kit/icon.svg");
        JsonObject sync = new JsonObject();
        sync.addProperty("tag", "anpi.outbox");
        sync.addProperty("lastChance", false);
        phones.tellWorker(elsewhere, "dispatchSyncEvent", sync);

        PhonePage beside = new PhonePage(elsewhere, phones.product());
        Eventually.within(SOON, "it was refused", () -> {
            elsewhere.waitForTimeout(50);
            return "REFUSED".equals(beside.kept("reports").getFirst().get("stage"));
        });
        assertThat(beside.kept("reports").getFirst().get("problem").toString())
                .containsPattern("[a-z]{3,}")
                .doesNotContainPattern("[ぁ-ん]");
    }

    @Test
    void whoseAFullDeviceIsStaysKnownWithItsPageClosedAndAnotherPersonFindsNothingThatWasBegun() {
        PhonePage phone = phones.of("care-008");
        BrowserContext context = phone.page().context();
        phone.page().evaluate(BEGUN);
        context.route(REPORTS, Route::abort);
        context.setOffline(true);
        FullDevice.untilSomethingGoesOf("kept", phone.page());
        String name = phone.tapSafe(1).getFirst();
        assertThat(phone.kept("kept").toString()).contains("begun", "care-008").doesNotContain(name);

        Page next = context.newPage();
        phone.page().close();
        context.setOffline(false);
        context.clearCookies();
        PhonePage other = new PhonePage(next, phones.product()).signIn("care-009");
        Eventually.within(SOON, "what was begun is gone", () -> {
            next.waitForTimeout(50);
            return !other.kept("kept").toString().contains("begun");
        });
        assertThat(other.kept("kept").toString()).contains("care-009").doesNotContain("care-008");
        assertThat(other.kept("reports")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void withoutRoomThePhoneGivesUpItsListAndNeitherAReportNorAReceipt(FullDevice.Refuses at) {
        BrowserContext context = phones.window(phones.browser().phone());
        context.addInitScript("StorageManager.prototype.persist = async () => window.askedToStay = true");
        PhonePage phone =
                PhonePage.in(context, phones.product()).signIn("care-006").installed();
        Page page = phone.page();
        assertThat(phone.kept("kept")).hasSize(1);
        assertThat(page.evaluate("askedToStay"))
                .as("the browser is asked not to clear this away")
                .isEqualTo(true);
        page.evaluate(BEGUN);
        phone.tapSafe(2);
        phone.awaitKept(0, 2, SOON);
        page.context().setOffline(true);
        FullDevice.untilSomethingGoesOf("kept", page, at);

        String name = phone.tapSafe(1).getFirst();

        assertThat(phone.kept("reports")).hasSize(1);
        assertThat(phone.kept("receipts")).hasSize(2);
        assertThat(phone.kept("kept").toString())
                .as("what was begun can be loaded from nowhere")
                .contains("begun")
                .doesNotContain(name);
        page.context().setOffline(false);
        phone.awaitKept(0, 3, SOON);
    }

    @Test
    void receiptsGoForAReportTheOldestFirstAndThePhoneSaysSo() {
        PhonePage phone = phones.of("care-010");
        Page page = phone.page();
        phone.tapSafe(2);
        phone.awaitKept(0, 2, SOON);
        page.evaluate(AGED, 31 * 24);
        page.context().setOffline(true);
        FullDevice.untilSomethingGoesOf("receipts", page);

        phone.tapSafe(1);

        page.locator(".outbox-link").click();
        assertThat(page.getByText("受理証を消しました")).isVisible();
        accessible(page);
        assertThat(phone.kept("reports")).hasSize(1);
        assertThat(phone.kept("receipts")).hasSize(1);
        page.context().setOffline(false);
        page.reload();
        assertThat(page.getByText("受理証を消しました")).isVisible();
        phone.button("読みました").click();
        assertThat(page.getByText("受理証を消しました")).hasCount(0);
    }

    @Test
    void aDeviceThatStaysFullSendsAllTheSameAndShowsWhatWaitsWhenItIsOpenedAgain() {
        PhonePage phone = PhonePage.in(phones.window(phones.browser().phoneWithoutWorker()), phones.product())
                .signIn("care-011");
        Page page = phone.page();
        phone.tapSafe(1);
        phone.awaitKept(0, 1, SOON);
        page.evaluate(AGED, 25);
        page.context().setOffline(true);
        phone.tapSafe(2);
        FullDevice.forGood(page);

        page.context().setOffline(false);

        assertThat(phone.kept("reports")).hasSize(2).allSatisfy(phones::countsOnce);
        page.locator(".outbox-link").click();
        assertThat(page.getByText("市の返事を残せません")).isVisible();
        accessible(page);
        page.context().route(REPORTS, Route::abort);
        page.reload();
        assertThat(page.getByText("送信待ち 2 件")).isVisible();
        page.context().unroute(REPORTS);

        FullDevice.hasRoom(page);

        phone.awaitKept(0, 3, SOON);
        assertThat(phone.kept("receipts")).allSatisfy(phones::countsOnce);
        assertThat(page.getByText("市の返事を残せません")).hasCount(0);
    }

    @Test
    void whatTheCityHasAnsweredIsNotSentAgainWhereThereIsNoRoomForTheAnswer() {
        PhonePage phone = PhonePage.in(phones.window(phones.browser().phoneWithoutWorker()), phones.product())
                .signIn("care-002");
        Page page = phone.page();
        List<String> sent = new ArrayList<>();
        page.onRequest(request -> {
            if (request.method().equals("POST") && request.url().matches(".*/(reports|unavailable)")) {
                sent.add(request.url());
            }
        });
        assertThat(phone.button("私は動けません")).isVisible();
        page.context().setOffline(true);
        phone.tapSafe(1);
        phone.button("私は動けません").click();
        assertThat(page.getByText("動けないことを市に伝えます。")).isVisible();
        FullDevice.forGood(page);

        page.context().setOffline(false);

        assertThat(page.getByText("動けないことを市に伝えました")).isVisible();
        assertThat(page.getByText("市の返事を残せません")).isVisible();
        assertThat(page.getByText("送信待ち")).hasCount(0);
        page.evaluate("""
                async () => {
                  const { flush } = await import("/phone/report/outbox.js");
                  for (let round = 0; round < 3; round++) await flush();
                }""");
        assertThat(sent).hasSize(2);
        assertThat(phone.kept("reports"))
                .as("a page that is opened later does not say again who cannot act")
                .singleElement()
                .asString()
                .doesNotContain("unavailable");
    }

    @Test
    void whatTheCityRefusesIsShownWithItsReasonOnAFullDeviceTooAndCanGoAgain() {
        PhonePage phone = PhonePage.in(phones.window(phones.browser().phoneWithoutWorker()), phones.product())
                .signIn("care-003");
        Page page = phone.page();
        page.context().setOffline(true);
        phone.tapSafe(1);
        FullDevice.forGood(page);
        page.context()
                .route(
                        REPORTS,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(422)
                                .setContentType("application/problem+json")
                                .setBody("{\"type\":\"urn:anpi:problem:invalid\",\"title\":\"受け付けません\"}")));

        page.context().setOffline(false);

        assertThat(page.getByText("受理されなかった報告 1 件")).isVisible();
        page.locator(".outbox-link").click();
        assertThat(page.getByText("受け付けません")).isVisible();
        page.context().unroute(REPORTS);
        phone.button("もう一度送る").click();
        assertThat(page.getByText("市が受理")).isVisible();
        assertThat(phone.kept("reports")).singleElement().satisfies(phones::countsOnce);
        FullDevice.hasRoom(page);
        phone.awaitKept(0, 1, SOON);
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
