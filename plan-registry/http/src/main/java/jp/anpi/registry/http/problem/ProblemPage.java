package jp.anpi.registry.http.problem;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;

/** A refusal as a page for people: the same words as the problem details, in the house's look, without a script of its own. */
final class ProblemPage {

    static final MediaType TYPE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final Text PRODUCT = new Text("安否確認", "Safety check");
    private static final Text TO_THE_START = new Text("最初の画面へ", "To the start page");

    private ProblemPage() {}

    static byte[] write(ProblemDocument problem, Language language) {
        String product = PRODUCT.in(language, List.of());
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%s · %s</title>
                <link rel="icon" href="/kit/icon.svg">
                <link rel="stylesheet" href="/kit/tokens.css">
                <link rel="stylesheet" href="/kit/theme.css">
                <link rel="stylesheet" href="/kit/kit.css">
                </head>
                <body>
                <header class="top"><div class="top-bar"><a class="brand" href="/"><span class="brand-word">%s</span></a></div></header>
                <main class="stack">
                <h1>%s</h1>
                <p>%s</p>
                <p><a class="button" href="/">%s</a></p>
                <p class="small quiet">%d</p>
                </main>
                </body>
                </html>
                """.formatted(
                        language.tag(),
                        escaped(problem.title()),
                        product,
                        product,
                        escaped(problem.title()),
                        escaped(problem.detail()),
                        TO_THE_START.in(language, List.of()),
                        problem.status())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
