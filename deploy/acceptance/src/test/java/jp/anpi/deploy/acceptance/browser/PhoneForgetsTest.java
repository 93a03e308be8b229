package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static jp.anpi.deploy.acceptance.browser.Phones.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.anpi.deploy.acceptance.product.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a device keeps of people goes in time: by itself, at signing out, and with another person. */
@Timeout(240)
@ExtendWith(Town.class)
class PhoneForgetsTest {

    private static final String REPORTS = "**/api/incidents/*/reports";

    /** A form that was begun now, and a sheet two days ago. */
    private static final String BEGUN = """
            async () => {
              const { store } = await import("/phone/report/outbox.js");
              await store.keep("half-written", { begun: { at: Date.now() } });
              await store.keep("sheets", [{ sheet: { sheet: "AAAA-AAAA", rows: [] }, at: Date.now() - 48 * 3_600_000 }]);
            }""";

    /** As if the list had come then; beside the page, which would forget it by itself. */
    private static final String THREE_DAYS_AGO = """
            () => new Promise((done, failed) => {
              const open = indexedDB.open("anpi.outbox");
              open.onerror = failed;
              open.onsuccess = () => {
                const writing = open.result.transaction("kept", "readwrite");
                const kept = writing.objectStore("kept");
                kept.get("list").onsuccess = ({ target: { result: list } }) =>
                  kept.put({ ...list, askedAt: list.askedAt - 73 * 3_600_000 }, "list");
                writing.onabort = failed;
                writing.oncomplete = () => done(open.result.close());
              };
            })""";

    /** As a tab in the background that draws a map. */
    private static final String BUSY = """
            () => void setTimeout(() => {
              for (const began = performance.now(); performance.now() - began < 2_000; );
            })""";

    private static final String BEGUN_KEYS =
            "() => Object.keys(sessionStorage).filter((one) => one.startsWith('anpi.begun'))";

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
    void aListThatIsThreeDaysOldIsForgottenAndNotShown() {
        PhonePage phone = phones.of("care-012").installed();
        BrowserContext context = phone.page().context();
        phone.page().context().setOffline(true);
        phone.page().reload();
        phone.listed();
        phone.page().close();
        Page later = threeDaysLater(context);
        assertThat(later.getByText("サーバーに接続できません")).isVisible();
        assertThat(later.locator(".person")).hasCount(0);
        assertThat(new PhonePage(later, phones.product()).kept("kept")).isEmpty();
    }

    @Test
    void whatWaitsForANetworkIsShownAndHandedOnAfterThreeDaysWithoutOneAndNobodyIsListed() {
        PhonePage phone = phones.of("care-013").installed();
        BrowserContext context = phone.page().context();
        context.setOffline(true);
        String name = phone.tapSafe(1).getFirst();
        phone.page().close();

        Page later = threeDaysLater(context);

        assertThat(later.getByText("サーバーに接続できません")).isVisible();
        assertThat(later.getByText("送信待ち 1 件")).isVisible();
        assertThat(later.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("名簿にない人を報告")))
                .isVisible();
        assertThat(later.locator(".person")).hasCount(0);
        accessible(later);
        PhonePage after = new PhonePage(later, phones.product());
        assertThat(after.kept("kept").toString()).contains("care-013").doesNotContain(name);
        later.navigate(phones.product().address() + "/phone/#/hand-over");
        assertThat(later.locator(".relay svg.code")).isVisible();

        context.setOffline(false);
        after.awaitKept(0, 1, SOON);
    }

    private static Page threeDaysLater(BrowserContext context) {
        context.clock()
                .install(new Clock.InstallOptions()
                        .setTime(Instant.now().plus(Duration.ofHours(73)).toEpochMilli()));
        Page later = context.newPage();
        later.navigate(phones.product().address() + "/phone/");
        return later;
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
    void aFullPhoneThatIsNeverClosedShowsNobodyAfterThreeDaysEitherAndKeepsItsReport() {
        BrowserContext context = phones.window(phones.browser().phoneWithoutWorker());
        context.clock().install(new Clock.InstallOptions().setTime(Instant.now().toEpochMilli()));
        PhonePage phone = PhonePage.in(context, phones.product()).signIn("care-010");
        context.setOffline(true);
        FullDevice.untilSomethingGoesOf("kept", phone.page());
        phone.tapSafe(1);
        phone.page().clock().fastForward("49:00:00");
        phone.page().clock().fastForward("25:00:00");
        assertThat(phone.page().locator(".person")).hasCount(0);
        assertThat(phone.page().getByText("送信待ち 1 件")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"deliverPushMessage, data", "dispatchPeriodicSyncEvent, tag"})
    void whatIsOldIsForgottenOnAPhoneThatNobodyOpens(String wokenBy, String saying) {
        PhonePage phone = phones.of("care-006").installed();
        BrowserContext context = phone.page().context();
        Page elsewhere = context.newPage();
        elsewhere.navigate(phones.product().address() + "/kit/icon.svg");
        context.setOffline(true);
        phone.page().close();
        elsewhere.evaluate(THREE_DAYS_AGO);
        PhonePage beside = new PhonePage(elsewhere, phones.product());
        assertThat(beside.kept("kept")).hasSize(1);
        context.setOffline(false);
        JsonObject woken = new JsonObject();
        woken.addProperty(saying, saying.equals("tag") ? "anpi.forget" : "{\"people\":1}");
        phones.tellWorker(elsewhere, wokenBy, woken);
        Eventually.within(SOON, "the list is gone", () -> {
            elsewhere.waitForTimeout(50);
            return beside.kept("kept").isEmpty();
        });
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
    void whatSomebodyLeftUnsentNamesNobodyAfterAWeekAndIsStillTheirs() {
        PhonePage phone = phones.of("care-009");
        phone.page().evaluate("""
                async () => {
                  const { store } = await import("/phone/report/outbox.js");
                  const days = (n) => Date.now() - n * 24 * 3_600_000;
                  const left = { incident: "", label: "見本 花子", word: "無事", body: "{}", notBefore: 0, stage: "REFUSED" };
                  await store.put([
                    { ...left, id: "6", user: "somebody", tappedAt: days(6) },
                    { ...left, id: "8", user: "somebody", tappedAt: days(8) },
                    { ...left, id: "own", user: "care-009", tappedAt: days(8) },
                  ]);
                }""");
        phone.page().reload();
        phone.listed();
        Eventually.within(SOON, "whom it is about shows no longer", () -> {
            phone.page().waitForTimeout(50);
            return phone.kept("reports").stream()
                    .map(left -> left.get("id") + ": " + left.get("label") + left.get("body"))
                    .sorted()
                    .toList()
                    .equals(List.of("6: 見本 花子{}", "8: {}", "own: 見本 花子{}"));
        });
        assertThat(phone.page().evaluate("""
                        async () => {
                          const { store } = await import("/phone/report/outbox.js");
                          const { expire } = await import("/phone/report/expiry.js");
                          const list = await store.kept("list");
                          await store.keep("list", { ...list, askedAt: list.askedAt - 73 * 3_600_000 });
                          await expire(store);
                          return (await store.all()).find(({ id }) => id === "own").label;
                        }"""))
                .as("nor does it go where one's own list is too old by now")
                .isEqualTo("見本 花子");
    }

    @Test
    void whoSignsOutInOneTabLeavesNobodyOnTheScreenOfAnotherNorHalfWrittenInItAndACitizensStays() {
        PhonePage desk = phones.desk(phones.browser().window(1280, 800));
        BrowserContext context = desk.page().context();
        Page beside = context.newPage();
        String person = phones.drill()
                .checks("group=PUSH_SUPPORT", 1)
                .getFirst()
                .get("personId")
                .asString();
        beside.navigate(phones.product().address() + "/board/#/incidents/"
                + phones.drill().id() + "/people/" + person);
        beside.getByLabel("メモを書く").fill("右手が痛い");
        Page citizen = context.newPage();
        citizen.navigate(
                phones.product().address() + "/citizen/#" + phones.drill().id() + "/drill");
        citizen.getByLabel("氏名").fill("見本 花子");
        assertThat((List<?>) beside.evaluate(BEGUN_KEYS)).hasSize(1);
        assertThat((List<?>) citizen.evaluate(BEGUN_KEYS)).hasSize(1);
        desk.page().bringToFront();
        desk.page().locator(".menu summary").click();
        desk.button("サインアウト").click();
        assertThat(desk.page().getByLabel("ユーザー名")).isVisible();
        assertThat(beside.getByLabel("ユーザー名")).isVisible();
        assertThat((List<?>) beside.evaluate(BEGUN_KEYS)).isEmpty();
        assertThat(citizen.getByLabel("氏名")).hasValue("見本 花子");
        assertThat((List<?>) citizen.evaluate(BEGUN_KEYS)).hasSize(1);
    }

    @Test
    void whoSignsOutAtTheDeskIsAskedAboutWhatNobodyAnsweredAndFindsItAgainAndNobodyElseDoes() {
        PhonePage desk = phones.desk(phones.browser().window(1280, 800));
        Page page = desk.page();
        List<JsonNode> people = phones.drill().checks("group=PUSH_SUPPORT", 2);
        String here = people.getFirst().get("personId").asString();
        DeskForms forms = new DeskForms(page, phones.product().address().toString(), phones.drill());
        Page beside = page.context().newPage();
        new DeskForms(beside, phones.product().address().toString(), phones.drill())
                .sentWithoutAnAnswer(people.getLast().get("personId").asString());
        forms.sentWithoutAnAnswer(here);
        AtomicBoolean sure = new AtomicBoolean();
        List<String> asked = new ArrayList<>();
        page.onDialog(dialog -> {
            asked.add(dialog.message());
            if (sure.get()) dialog.accept();
            else dialog.dismiss();
        });
        beside.evaluate(BUSY);
        signOut(desk);
        Eventually.within(SOON, "whoever signs out is asked", () -> {
            page.waitForTimeout(50);
            return !asked.isEmpty();
        });
        assertThat(asked).singleElement().asString().contains("2 件");
        assertThat(desk.button("もう一度送る")).isVisible();

        sure.set(true);
        desk.button("サインアウト").click();
        assertThat(page.getByLabel("ユーザー名")).isVisible();
        SignIn.asDesk("restricted", page, phones.product());
        forms.nothingIsLeftToSend(here);
        signOut(desk);
        assertThat(page.getByLabel("ユーザー名")).isVisible();
        assertThat(asked).as("of what others sent nobody is told").hasSize(2);
        SignIn.asDesk(page, phones.product());
        forms.isSentAgain(here);
    }

    private static void signOut(PhonePage desk) {
        desk.page().locator(".menu summary").click();
        desk.button("サインアウト").click();
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
}
