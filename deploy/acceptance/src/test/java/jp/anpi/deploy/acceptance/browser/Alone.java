package jp.anpi.deploy.acceptance.browser;

import com.microsoft.playwright.Page;
import java.time.Instant;
import jp.anpi.deploy.acceptance.product.Product;

/** Parts of the pages by themselves. */
final class Alone {

    /** Draws what is told by itself over a board of its own, in a page whose clock the test moves; each second changes it. */
    static final String TELL = """
            async () => {
              const [{ html, render, signal }, { Aloud }, { incident, live }] = await Promise.all(
                ["/kit/vendor/preact-all.js", "/board/aloud.js", "/board/incident.js"].map((file) => import(file)),
              );
              const counts = (n) => ({ GENERAL: { total: 1000, NEEDS_HELP: 0, SILENT: 1000 - n, TRYING: 0, CONFIRMED: n } });
              const view = signal({ epoch: 1, feed: [], counts: counts(0) });
              const link = signal({});
              window.change = (n) => {
                link.value = { state: "live", heardAt: Date.now(), asOf: Date.now() };
                view.value = { ...view.peek(), counts: counts(n) };
              };
              window.change(0);
              incident.value = { id: "i" };
              live.value = { view, link };
              document.body.replaceChildren();
              render(html`<${Aloud} />`, document.body);
              window.summaries = [];
              const region = document.querySelector("[data-aloud]");
              new MutationObserver(() => window.summaries.push(region.textContent))
                .observe(region, { childList: true, characterData: true, subtree: true });
            }
            """;

    /** Reads after changes as the lists do, in a page whose clock the test moves. */
    static final String FOLLOW = """
            async () => {
              const [{ html, render, signal }, { useFollowing }] = await Promise.all(
                ["/kit/vendor/preact-all.js", "/board/follow-changes.js"].map((file) => import(file)),
              );
              const version = signal(1);
              window.read = [];
              window.change = () => { version.value += 1; };
              const Follower = () => {
                useFollowing(version.value, () => { window.read.push(version.peek()); });
                return null;
              };
              document.body.replaceChildren();
              render(html`<${Follower} />`, document.body);
            }
            """;

    /** How old, in seconds, what comes over a line is taken to be: at once, eight seconds late, at once, and once the clock is set. */
    static final String AGES_OVER_A_SLOW_LINE = """
            async () => {
              const { follow } = await import("/kit/live.js");
              const clockAhead = 3_600_000;
              const real = { fetch: window.fetch, date: Date.now, sinceTheStart: performance.now };
              // Both clocks stand still: the time that a busy machine takes is none of the line's.
              const began = Date.now();
              Date.now = () => began;
              performance.now = () => 60_000;
              const { readable, writable } = new TransformStream();
              const line = writable.getWriter();
              window.fetch = async () => new Response(readable);
              const followed = follow("/any", (before, event, message) => message);
              const ageOf = async (onTheWay) => {
                const sentAt = new Date(began - clockAhead - onTheWay).toISOString();
                line.write(new TextEncoder().encode(`event: delta\ndata: ${JSON.stringify({ sentAt })}\n\n`));
                while (followed.view.value?.sentAt !== sentAt) await new Promise((done) => setTimeout(done, 5));
                return Math.round((Date.now() - followed.link.value.asOf) / 1000);
              };
              const told = [await ageOf(40), await ageOf(8_040), await ageOf(20)];
              Date.now = () => began + 3_600_000;
              told.push(await ageOf(30));
              followed.close();
              [window.fetch, Date.now, performance.now] = [real.fetch, real.date, real.sinceTheStart];
              return told;
            }""";

    private Alone() {}

    /** Minutes of changes in a second: the page's clock is the test's. */
    static Page page(Chromium chromium, Product product, String component) {
        Page page = chromium.window(400, 300).newPage();
        page.clock().install();
        page.navigate(product.address() + "/guide/desk.html");
        page.clock().pauseAt(Instant.now().plusSeconds(3_600).toEpochMilli());
        page.evaluate(component);
        page.clock().runFor(1_000);
        return page;
    }
}
