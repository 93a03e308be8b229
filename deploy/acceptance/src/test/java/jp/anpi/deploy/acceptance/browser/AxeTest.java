package jp.anpi.deploy.acceptance.browser;

import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What all journeys are held against sees what is wrong. */
@Timeout(60)
class AxeTest {

    @Test
    void whatBreaksARuleIsNamedAndWhatFadesInIsWaitedFor() {
        try (var chromium = Chromium.launch()) {
            Page page = chromium.window(400, 300).newPage();
            show(page, "<button style=\"color: #ddd; background: #fff; transition: color .3s\">送る</button>");
            assertThatThrownBy(() -> accessible(page)).hasMessageContaining("color-contrast: <button");
            page.evaluate("() => { document.querySelector('button').style.color = '#000'; }");
            accessible(page);
            show(page, "<img src=\"/x\">");
            assertThatThrownBy(() -> accessible(page)).hasMessageContaining("image-alt: <img src=\"/x\">");
            show(page, "<iframe title=\"x\"></iframe>");
            assertThatThrownBy(() -> accessible(page)).hasMessageContaining("in a frame would not be seen");
        }
    }

    private static void show(Page page, String content) {
        page.setContent("<!doctype html><html lang=\"ja\"><title>安否</title><main><h1>安否</h1>%s</main></html>"
                .formatted(content));
    }
}
