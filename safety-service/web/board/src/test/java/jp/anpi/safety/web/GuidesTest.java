package jp.anpi.safety.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guides are plain pages: they must open without a script, lead to each other and say what must not be missed. */
class GuidesTest {

    private static final Pattern LINK = Pattern.compile("href=\"(/guide/[^\"]+\\.html)\"");
    private static final Pattern ACTIVE = Pattern.compile("<script|<style|\\sstyle=|\\son[a-z]+=|javascript:");
    private static final Pattern LABEL = Pattern.compile("<b>(.+?)</b>");
    private static final Pattern TAG = Pattern.compile("<[^>]+>");
    private static final Pattern SETTING = Pattern.compile("--(?!anpi\\.|server\\.|local\\b)[a-z]");

    @ParameterizedTest
    @ValueSource(strings = {"index", "care-manager", "desk", "operator", "drill", "privacy"})
    void aGuideIsAPlainPageWhoseLinksLeadSomewhere(String name) {
        String html = PageFiles.text("/guide/" + name + ".html");

        assertThat(html).contains("lang=\"ja\"", "<h1>", "/guide/guide.css").doesNotContainPattern(ACTIVE);
        assertThat(html).doesNotContainPattern(SETTING);
        assertThat(LINK.matcher(html).results().map(MatchResult::group).toList())
                .hasSizeGreaterThan(4);
        LINK.matcher(html)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.equals("/guide/licences.html"))
                .forEach(link -> assertThat(PageFiles.text(link)).contains("<h1>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"care-manager", "desk", "operator", "drill", "privacy"})
    void whatAGuideTellsToPressIsCalledSoOnTheScreen(String name) {
        String screens = Stream.of(
                        "/board/index.html", "/phone/index.html", "/console/index.html", "/devices/index.html")
                .map(PageFiles::of)
                .flatMap(page -> Stream.concat(page.scripts(), page.later()))
                .distinct()
                .map(PageFiles::text)
                .collect(Collectors.joining());

        assertThat(LABEL.matcher(PageFiles.text("/guide/" + name + ".html"))
                        .results()
                        .map(label -> TAG.matcher(label.group(1)).replaceAll(""))
                        .flatMap(path -> Stream.of(path.split("→")).map(String::strip))
                        .filter(word -> !screens.contains(word)))
                .isEmpty();
    }

    @Test
    void whoMightThinkItCallsForRescueIsToldToDial119() {
        assertThat(PageFiles.text("/guide/care-manager.html")).contains("これは緊急通報ではありません", "119");
        assertThat(PageFiles.text("/guide/desk.html")).contains("119");
    }
}
