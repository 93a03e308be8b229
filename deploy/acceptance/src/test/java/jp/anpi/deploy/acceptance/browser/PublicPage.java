package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** What anybody may see of a disaster: how far the city has come, in rounded numbers, and nobody by name. */
final class PublicPage {

    private PublicPage() {}

    /** Of the real disaster alone, on the screen and as files; {@code somebody} stands on none of them. */
    static void tellsHowFarTheCityHasCome(Page anybody, String somebody) throws IOException {
        assertThat(anybody.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("本物の水害")))
                .isVisible();
        assertThat(anybody.getByText(Pattern.compile("^市全体 [\\d,]+ 人のうち"))).isVisible();
        assertThat(anybody.getByText("受入試験の訓練")).hasCount(0);
        accessible(anybody);
        var download =
                anybody.waitForDownload(() -> anybody.getByText("GeoJSON で保存").click());
        assertThat(download.suggestedFilename()).isEqualTo("progress.geojson");
        var table = anybody.waitForDownload(() -> anybody.getByText("CSV で保存").click());
        assertThat(table.suggestedFilename()).isEqualTo("progress.csv");
        List<String> lines = Files.readString(table.path()).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("\uFEFF地区,対象者数,確認済,丸めの単位,時点");
        assertThat(lines.getLast()).startsWith("市全体,");
        assertThat(lines.stream().skip(1).map(line -> line.split(",")))
                .hasSizeGreaterThan(2)
                .allSatisfy(cells -> assertThat(List.of(cells[1], cells[2], cells[3]))
                        .allSatisfy(number ->
                                assertThat(Integer.parseInt(number) % 10).isZero()));
        assertThat(anybody.locator(".public-table tbody tr")).hasCount(lines.size() - 2);
        assertThat(anybody.locator(".public-table")).not().containsText(somebody);
    }
}
