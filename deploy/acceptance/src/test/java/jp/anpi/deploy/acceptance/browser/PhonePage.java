package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Product;

/** The page in the corridor as its user handles it. */
record PhonePage(Page page, Product product) {

    private static final double SLOW_MACHINE = 45_000;

    /** What the device keeps, read beside the page. */
    private static final String KEPT = """
            () => new Promise((resolve, reject) => {
              const open = indexedDB.open("anpi.outbox");
              open.onerror = () => reject(open.error);
              open.onsuccess = () => {
                const db = open.result, found = {}, names = [...db.objectStoreNames];
                const reading = db.transaction(names);
                for (const name of names) reading.objectStore(name).getAll().onsuccess = e => found[name] = e.target.result;
                reading.oncomplete = () => { db.close(); resolve(found); };
              };
            })""";

    static PhonePage in(BrowserContext context, Product product) {
        context.setDefaultTimeout(30_000);
        context.setDefaultNavigationTimeout(60_000);
        Page page =
                context.pages().isEmpty() ? context.newPage() : context.pages().getFirst();
        return new PhonePage(page, product);
    }

    PhonePage signIn(String user) {
        SignIn.as(user, page, product, "/phone/");
        listed();
        return this;
    }

    /** Waits until people are listed. */
    PhonePage listed() {
        try {
            assertThat(page.locator(".person").first())
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(SLOW_MACHINE));
        } catch (AssertionError nobody) {
            throw new AssertionError(
                    "nobody is listed at " + page.url() + ", which says:\n"
                            + page.locator("body").innerText(),
                    nobody);
        }
        return this;
    }

    /** Waits until the device can open the page without a network, with people on it. */
    PhonePage installed() {
        page.evaluate("Promise.race([navigator.serviceWorker.ready.then(() => true),"
                + " new Promise((_, no) => setTimeout(() => no(new Error('no service worker')), 30000))])");
        return keeping("clients=[{");
    }

    /** Waits until these words are on the device: what is on the screen is there a while later. */
    PhonePage keeping(String words) {
        Eventually.within(Phones.SOON, () -> words + " is on the device, which keeps " + kept("kept"), () -> {
            page.waitForTimeout(50);
            return kept("kept").toString().contains(words);
        });
        return this;
    }

    /** No time passes on a phone with a clock of its own meanwhile: what can be taken back for seconds can be looked at before. */
    void whileItsClockStands(Runnable acts) {
        Clock clock = page.context().clock();
        clock.setFixedTime(Instant.now().toEpochMilli());
        acts.run();
        clock.setSystemTime(Instant.now().toEpochMilli());
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Chooses one of a few. */
    void choose(String label) {
        page.getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .check();
    }

    /** The 無事 buttons of those who can still be reported by one tap. */
    Locator safeButtons() {
        return page.locator(".act-safe");
    }

    /** Taps 無事 for the next {@code people}, and answers their names. */
    List<String> tapSafe(int people) {
        return IntStream.range(0, people)
                .mapToObj(_ -> {
                    String name =
                            safeButtons().first().innerText().replace("無事", "").strip();
                    var theirs = new Locator.FilterOptions().setHasText(name);
                    safeButtons().filter(theirs).first().click();
                    assertThat(page.locator(".person")
                                    .filter(theirs)
                                    .locator(".told")
                                    .first())
                            .isVisible();
                    return name;
                })
                .toList();
    }

    /** Everything in one of the device's stores: {@code reports}, {@code receipts} or {@code kept}. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> kept(String store) {
        return ((Map<String, List<Map<String, Object>>>) page.evaluate(KEPT)).get(store);
    }

    /** Waits until that many reports are still to be sent and that many receipts are kept. */
    void awaitKept(int reports, int receipts, Duration within) {
        Eventually.within(
                within,
                () -> "%d reports and %d receipts on the device, there are %d and %d"
                        .formatted(
                                reports,
                                receipts,
                                kept("reports").size(),
                                kept("receipts").size()),
                () -> {
                    page.waitForTimeout(100);
                    return kept("reports").size() == reports && kept("receipts").size() == receipts;
                });
    }
}
