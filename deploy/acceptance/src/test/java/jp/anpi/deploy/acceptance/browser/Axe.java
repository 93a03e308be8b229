package jp.anpi.deploy.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;

/**
 * Holds a page against the accessibility rules, in the page itself: the builder of axe has the findings of several frames put
 * together in a browser context of its own for each look, and our pages have no frames.
 */
final class Axe {

    /** A button that has just been allowed is grey for a moment, which is no fault of contrast. */
    private static final Duration AT_REST_WITHIN = Duration.ofSeconds(3);

    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa");
    private static final String SOURCE = "() => {" + AxeBuilder.getAxeScript() + "}";

    private static final String LOOK = """
            async (tags) => {
              const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
              return violations.map((rule) => `${rule.id}: ${rule.nodes[0].html}`);
            }
            """;

    private Axe() {}

    /** Fails with the first offender of each rule that the page breaks, also once it has come to rest. */
    static void accessible(Page page) {
        long deadline = System.nanoTime() + AT_REST_WITHIN.toNanos();
        List<?> broken = look(page);
        while (!broken.isEmpty() && System.nanoTime() < deadline) {
            page.waitForTimeout(100);
            broken = look(page);
        }
        assertThat(broken).as("accessibility of %s", page.url()).isEmpty();
    }

    private static List<?> look(Page page) {
        assertThat(page.frames()).as("what is in a frame would not be seen").hasSize(1);
        if (!(Boolean) page.evaluate("() => typeof window.axe === 'object'")) {
            page.evaluate(SOURCE);
        }
        return (List<?>) page.evaluate(LOOK, TAGS);
    }
}
