package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Somebody goes over a page with nothing but the Tab key. */
final class TabWalk {

    /** What has the focus: its words, whether that is seen, and whether something lies over it. */
    private static final String FOCUSED = """
            () => {
              const el = document.activeElement;
              if (!el || el === document.body) return null;
              const style = getComputedStyle(el);
              const box = el.getBoundingClientRect();
              const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
              const top = document.elementFromPoint(x, y);
              return {
                words: (el.ariaLabel || el.innerText || el.closest("label")?.innerText || el.labels?.[0]?.innerText || "").trim(),
                seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
                free: !!top && (el.contains(top) || top.contains(el) || top.closest("a, button, summary") === el),
              };
            }
            """;

    private static final int MOST_TABS = 700;

    private TabWalk() {}

    /** Every main control of the board is reached, and the focus is seen all the way. */
    static void overTheBoard(Page desk, String board) {
        desk.navigate(board);
        desk.reload();
        assertThat(desk.locator(".queue .queue-row").first()).isVisible();
        assertThat(desk.locator(".map canvas").first()).isVisible();
        Set<String> reached = new HashSet<>();
        List<String> unseen = new ArrayList<>();
        for (int tab = 0; tab < MOST_TABS; tab++) {
            desk.keyboard().press("Tab");
            var at = (Map<?, ?>) desk.evaluate(FOCUSED);
            if (at == null) {
                break;
            }
            String words = at.get("words").toString();
            reached.add(words);
            if (!Boolean.TRUE.equals(at.get("seen")) || !Boolean.TRUE.equals(at.get("free"))) {
                unseen.add(words + " " + at);
            }
        }
        assertThat(unseen).as("focus that nobody sees").isEmpty();
        for (String control :
                List.of("本文へ移動", "地図", "名簿", "要対応", "担当する", "地図を開く", "拡大", "この範囲の名簿", "報告を入力", "災害を閉じる")) {
            assertThat(reached).as(control).anyMatch(words -> words.contains(control));
        }
    }
}
