package jp.anpi.deploy.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the tests put pictures: below {@code target}; those of the README into the repository too when they are to be renewed
 * ({@code -Danpi.pictures=renew}).
 */
final class Pictures {

    private static final Path OF_THE_README = Path.of("pictures");

    /** What a page is made of, whoever stands on it: its headings, without figures. */
    private static final String OUTLINE = """
            () => [...new Set([...document.querySelectorAll("h1, h2")]
              .filter((heading) => heading.checkVisibility())
              .map((heading) => heading.textContent.replace(/[\\d,]+/g, "0").trim()))].sort()
            """;

    private Pictures() {}

    static Path file(String name) {
        return Path.of("target", "pictures").resolve(name + ".png");
    }

    /**
     * Takes a picture that the README shows. It fails when the page is made of other parts than when the one in the repository was
     * taken, so that this one cannot grow old unnoticed.
     *
     * @param changing headings that name somebody
     */
    static void ofTheReadme(Page page, String name, String... changing) {
        List<String> outline = ((List<?>) page.evaluate(OUTLINE))
                .stream()
                        .map(String.class::cast)
                        .filter(heading -> !List.of(changing).contains(heading))
                        .toList();
        boolean renew = "renew".equals(System.getProperty("anpi.pictures"));
        page.screenshot(
                new Page.ScreenshotOptions().setPath(renew ? OF_THE_README.resolve(name + ".png") : file(name)));
        Path kept = OF_THE_README.resolve(name + ".txt");
        try {
            if (renew) {
                Files.write(kept, outline);
            }
            assertThat(Files.readAllLines(kept))
                    .as("the page has changed since its picture was taken: -Danpi.pictures=renew takes it anew")
                    .isEqualTo(outline);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
