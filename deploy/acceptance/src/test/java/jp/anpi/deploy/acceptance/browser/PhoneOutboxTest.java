package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static jp.anpi.deploy.acceptance.browser.Phones.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

/**
 * No report is lost or counted twice, whatever happens to the network, the phone's clock or its queue. Each test is a phone of its
 * own, and asks the server itself what it has.
 */
@Timeout(240)
@ExtendWith(Town.class)
class PhoneOutboxTest {

    private static final String REPORTS = "**/api/incidents/*/reports";

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
    void anHourOfflineWithThirtyFiveReportsAReloadAndANewTabLosesNoneAndDoublesNone() {
        Incident own = Incident.openDrill(Caller.signIn(phones.product(), "desk"), 1);
        BrowserContext context = phones.window(phones.browser().phone(), own);
        PhonePage phone = PhonePage.in(context, phones.product()).signIn("care-001");
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
        PhonePage second = PhonePage.in(page.context(), phones.product());
        Page tab = page.context().newPage();
        tab.navigate(phones.product().address() + "/phone/");
        assertThat(tab.getByText("送信待ち 35 件")).isVisible();
        assertThat(second.kept("reports")).hasSize(35);

        page.context().setOffline(false);

        phone.awaitKept(0, 35, SOON);
        List<JsonNode> fates = phones.verify(phone);
        assertThat(fates)
                .hasSize(35)
                .allSatisfy(fate -> assertThat(fate.get("valid").asBoolean()).isTrue());
        assertThat(phone.kept("receipts")).allSatisfy(receipt -> Phones.countsOnce(own, receipt));
        accessible(page);
    }

    @Test
    void aLostReplyIsAskedForAgainAndCountsOnce() {
        PhonePage phone = phones.of("care-002");
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
        phones.countsOnce(phone.kept("receipts").getFirst());
    }

    @Test
    void eachReportSaysWhereItIsOnTheDeviceSentOrWithTheCity() {
        PhonePage phone = phones.withClock("care-009");
        Page page = phone.page();
        AtomicReference<Route> onItsWay = new AtomicReference<>();
        page.context().route(REPORTS, onItsWay::set);
        Locator told = page.locator(".told");
        phone.whileItsClockStands(() -> {
            phone.tapSafe(1);
            assertThat(told).containsText("端末に保存");
        });
        assertThat(told).containsText("送信済・市の応答待ち");
        assertThat(page.locator(".outbox-link")).hasText("送信待ち 1 件");
        Eventually.within(SOON, "it is on its way", () -> {
            page.waitForTimeout(50);
            return onItsWay.get() != null;
        });
        onItsWay.get().resume();
        assertThat(told).containsText("市が受理");
        assertThat(page.locator(".outbox-link")).hasText("送信の状況");
    }

    @Test
    void aReceiptOverOtherContentOrFromNobodyDoesNotRemoveTheReport() {
        PhonePage phone = phones.of("care-003");
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
        assertThat(phones.verify(phone).getFirst().get("valid").asBoolean()).isTrue();
    }

    @Test
    void onlyTheCitysOwnWordsRefuseAReport() {
        PhonePage phone = phones.of("care-014");
        Page page = phone.page();
        var blocked = new AtomicInteger();
        page.context().route("**/reports", route -> {
            if (blocked.incrementAndGet() > 2) {
                route.resume();
            } else {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(403)
                        .setContentType("text/html")
                        .setBody("<h1>Blocked by the firewall</h1>"));
            }
        });
        phone.tapSafe(1);
        phone.awaitKept(0, 1, SOON);
        assertThat(blocked.get()).isGreaterThan(2);
        assertThat(page.getByText("受理されませんでした")).hasCount(0);
    }

    @Test
    void twoTabsAndTheWorkerAreOneSender() {
        PhonePage phone = phones.of("visit-002");
        Page tab = phone.page().context().newPage();
        tab.navigate(phones.product().address() + "/phone/");
        new PhonePage(tab, phones.product()).listed();
        List<String> bodies = Collections.synchronizedList(new ArrayList<>());
        phone.page().context().onRequest(request -> {
            if (request.method().equals("POST") && request.url().endsWith("/reports")) {
                bodies.add(request.postData());
            }
        });

        phone.tapSafe(2);
        new PhonePage(tab, phones.product()).tapSafe(2);

        phone.awaitKept(0, 4, SOON);
        assertThat(String.join("\n", bodies).lines())
                .hasSize(4)
                .doesNotHaveDuplicates()
                .allSatisfy(report -> assertThat(report.getBytes(StandardCharsets.UTF_8))
                        .as("one report is under 1 KB")
                        .hasSizeLessThan(1024));
        tab.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("送信の状況"))
                .click();
        assertThat(tab.getByText("市が受理")).hasCount(4);
    }

    @Test
    void aClockThatIsThreeHoursWrongStillTellsWhenThePersonWasSeen() {
        for (Duration wrong : List.of(Duration.ofHours(3), Duration.ofHours(-3))) {
            BrowserContext context = phones.window(phones.browser().phoneWithoutWorker());
            context.clock()
                    .install(new Clock.InstallOptions()
                            .setTime(Instant.now().plus(wrong).toEpochMilli()));
            PhonePage phone = PhonePage.in(context, phones.product()).signIn("provider-001");
            Instant tapped = Instant.now();
            phone.tapSafe(1);
            phone.awaitKept(0, 1, SOON);
            var receipt = phone.kept("receipts").getFirst();
            phones.countsOnce(receipt);
            JsonNode report = phones.reportOf(receipt);
            assertThat(Instant.parse(report.get("observedAt").asString()))
                    .isBetween(tapped.minusSeconds(20), tapped.plusSeconds(20));

            context.setOffline(true);
            context.clock()
                    .setSystemTime(
                            Instant.now().plus(wrong).minus(Duration.ofHours(1)).toEpochMilli());
            assertThat(phone.page().getByText("端末の時計が変わり、何分前か分かりません")).isVisible();
        }
    }

    @Test
    void whatWaitsGoesAgainAtOnceWhenTheNetworkTheFocusOrThePageIsBack() {
        BrowserContext context = phones.window(phones.browser().phoneWithoutWorker());
        context.clock().install(new Clock.InstallOptions().setTime(Instant.now().toEpochMilli()));
        PhonePage phone = PhonePage.in(context, phones.product()).signIn("care-007");
        Page page = phone.page();
        AtomicInteger attempts = new AtomicInteger();
        context.route(REPORTS, route -> {
            attempts.incrementAndGet();
            route.abort();
        });
        phone.tapSafe(1);
        // Time stands still from here on: nothing goes because a while has passed.
        page.clock().pauseAt(Instant.now().plus(Duration.ofMinutes(1)).toEpochMilli());
        for (String hope : List.of(
                "dispatchEvent(new Event('online'))",
                "dispatchEvent(new Event('focus'))",
                "document.dispatchEvent(new Event('visibilitychange'))")) {
            int before = awaitRest(page, attempts);
            page.clock().runFor(20);
            assertThat(attempts).hasValue(before);
            page.evaluate(hope);
            page.clock().runFor(20);
            Eventually.within(SOON, () -> "another attempt after " + hope, () -> {
                page.waitForTimeout(50);
                return attempts.get() == before + 1;
            });
        }
        awaitRest(page, attempts);
        context.unroute(REPORTS);
        page.evaluate("dispatchEvent(new Event('online'))");
        page.clock().runFor(20);
        phone.awaitKept(0, 1, SOON);
    }

    /** Waits until nobody is sending; answers how often it was tried so far, at least once. */
    private static int awaitRest(Page page, AtomicInteger attempts) {
        Eventually.within(SOON, "the sender rests", () -> {
            page.waitForTimeout(50);
            return attempts.get() > 0
                    && page.evaluate("navigator.locks.query().then(all => all.held.length)")
                            .equals(0);
        });
        return attempts.get();
    }

    @Test
    void aQueueOfTwoThousandIsSentInRequestsOfManyAndATapStaysATap() {
        PhonePage phone = phones.of("provider-003").installed();
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
}
