package jp.anpi.safety.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** There is no bundler that would notice a missing file, so this does. */
class PagesTest {

    private static final int PHONE_BUDGET = 100 * 1024;
    private static final int DESK_BUDGET = 250 * 1024;
    private static final int DESK_REQUESTS = 114;
    private static final Pattern INLINE =
            Pattern.compile("<script(?![^>]*\\bsrc=)|<style|\\sstyle=|\\son[a-z]+=|javascript:");
    private static final Pattern CODE_FROM_TEXT =
            Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|\\beval\\(|new Function|\\sstyle=\"");
    private static final Pattern PRIMITIVE_TOKEN =
            Pattern.compile("--color-(primitive|neutral)-|#[0-9a-fA-F]{3,8}\\b(?=[;\\s])");
    private static final Pattern OTHER_HOST =
            Pattern.compile("(?:src|href|url|from|fetch)\\s*[=(]?\\s*[\"'(](?:https?:)?//");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index.html",
                "/board/index.html",
                "/phone/index.html",
                "/answer/index.html",
                "/answer/caseload.html",
                "/citizen/index.html",
                "/public/index.html",
                "/enrol/index.html",
                "/devices/index.html",
                "/console/index.html",
                "/audit/index.html"
            })
    void everythingAPageNamesExists(String page) {
        PageFiles files = PageFiles.of(page);

        assertThat(files.scripts()).hasSizeGreaterThan(5);
        assertThat(files.missing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index.html",
                "/board/index.html",
                "/phone/index.html",
                "/answer/index.html",
                "/answer/caseload.html",
                "/citizen/index.html",
                "/public/index.html",
                "/enrol/index.html",
                "/devices/index.html",
                "/console/index.html",
                "/audit/index.html"
            })
    void everyModuleIsAnnouncedSoThatASlowLineLoadsThemSideBySide(String page) {
        PageFiles files = PageFiles.of(page);

        assertThat(files.preloaded()).isEqualTo(files.imported());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index.html",
                "/board/index.html",
                "/phone/index.html",
                "/answer/index.html",
                "/answer/caseload.html",
                "/citizen/index.html",
                "/public/index.html",
                "/enrol/index.html",
                "/devices/index.html",
                "/console/index.html",
                "/audit/index.html"
            })
    void noPageNeedsMoreThanTheStrictPolicyAllows(String page) {
        PageFiles files = PageFiles.of(page);

        assertThat(files.html()).doesNotContainPattern(INLINE).doesNotContainPattern(OTHER_HOST);
        files.scripts()
                .filter(script -> !script.contains("/vendor/"))
                .forEach(script -> assertThat(PageFiles.text(script))
                        .as(script)
                        .doesNotContainPattern(CODE_FROM_TEXT)
                        .doesNotContainPattern(OTHER_HOST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/board/index.html",
                "/phone/index.html",
                "/answer/index.html",
                "/answer/caseload.html",
                "/citizen/index.html",
                "/public/index.html",
                "/enrol/index.html",
                "/devices/index.html",
                "/console/index.html",
                "/audit/index.html"
            })
    void pagesTakeTheirColoursFromTheTheme(String page) {
        PageFiles.of(page)
                .styles()
                .filter(style -> !style.startsWith("/kit/"))
                .forEach(style -> assertThat(PageFiles.text(style)).as(style).doesNotContainPattern(PRIMITIVE_TOKEN));
    }

    /** Its version is that of the files: one that it runs and that is not among them could change and nobody would notice. */
    @Test
    void whatThePhonesWorkerImportsIsAmongTheFilesOfItsPage() {
        assertThat(PageFiles.importsOf("/phone/worker.js"))
                .contains("/phone/report/sender.js")
                .filteredOn(module -> !module.equals("/phone/shell-files.js"))
                .allSatisfy(
                        module -> assertThat(PageFiles.of("/phone/index.html").html())
                                .containsPattern("[\" ]" + module + "[\" ]"));
    }

    @Test
    void thePhonePageIsSmallEnoughForOneBarOfSignal() {
        assertThat(PageFiles.of("/phone/index.html").compressedBytes()).isBetween(20 * 1024, PHONE_BUDGET);
    }

    /** The desk's line may be a phone's in the hall of a school: two seconds at 1 Mbit/s, and files that come side by side. */
    @Test
    void theDashboardStaysWithinItsBytesAndRequests() {
        PageFiles files = PageFiles.of("/board/index.html");

        assertThat(files.compressedBytes()).isBetween(100 * 1024, DESK_BUDGET);
        assertThat(files.count()).isBetween(50, DESK_REQUESTS);
    }

    @Test
    void aMissingFileWouldBeNoticed() {
        assertThat(PageFiles.of("/offender/index.html").missing())
                .containsExactly("/offender/gone.css", "/offender/gone.js");
    }
}
