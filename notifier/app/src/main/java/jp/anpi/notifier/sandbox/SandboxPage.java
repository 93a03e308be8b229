package jp.anpi.notifier.sandbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import jp.anpi.notifier.message.ChannelName;
import jp.anpi.notifier.message.Message;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.http.listing.Listing;
import org.springframework.web.util.HtmlUtils;

/** Writes the page: plain HTML that needs no script. Everything that came from people is escaped. */
final class SandboxPage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M月d日 H:mm:ss", Locale.JAPANESE);

    private final ZoneId zone;

    SandboxPage(ZoneId zone) {
        this.zone = zone;
    }

    String write(Listing<Message> messages, Optional<String> incident) {
        var html = new StringBuilder("""
                <!doctype html>
                <html lang="ja">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="referrer" content="no-referrer">
                <title>通知の控え | 安否確認</title>
                <link rel="icon" href="/kit/icon.svg">
                <script src="/kit/early.js"></script>
                <link rel="stylesheet" href="/kit/tokens.css">
                <link rel="stylesheet" href="/kit/theme.css">
                <link rel="stylesheet" href="/kit/kit.css">
                </head>
                <body>
                <header class="top"><div class="top-bar"><h1 class="top-title">通知の控え</h1></div></header>
                <main class="stack">
                <p class="quiet">送った通知と、訓練や未設定のため送らずに控えた通知です。新しい順に並びます。</p>
                """);
        if (messages.items().isEmpty()) {
            html.append("<p class=\"empty\">まだ通知はありません。</p>\n");
        }
        messages.items().forEach(message -> html.append(article(message)));
        messages.next()
                .ifPresent(next -> html.append("""
                <p><a class="button" href="/sandbox?cursor=%s%s">続きを見る</a></p>
                """.formatted(
                        parameter(next),
                        incident.map(id -> "&amp;incident=" + parameter(id)).orElse(""))));
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private String article(Message message) {
        var content = message.content();
        return """
                <article class="panel" id="%s">
                %s<div class="panel-head"><h2>%s</h2></div>
                <div class="panel-body stack">
                <p class="small"><span class="nowrap">%s</span> ・ 宛先 %s ・ %s</p>
                <p class="small quiet">%s</p>
                <pre class="small">%s</pre>
                </div>
                </article>
                """.formatted(
                        escaped(message.key().value()),
                        banner(message.mode()),
                        escaped(content.text().subject()),
                        time(message.createdAt()),
                        escaped(content.recipient().name()
                                + content.recipient()
                                        .mail()
                                        .map(mail -> "（" + mail + "）")
                                        .orElse("")),
                        state(message),
                        escaped(message.sending().because()),
                        escaped(content.text().body()));
    }

    private static String banner(Mode mode) {
        return switch (mode) {
            case DRILL -> "<p class=\"drill-banner\"><strong>訓練</strong></p>\n";
            case REAL -> "";
        };
    }

    private static String state(Message message) {
        String way = switch (message.channel()) {
            case SANDBOX -> "控えのみ";
            case MAIL -> "メール";
            case NONE -> "経路なし";
        };
        return switch (message.sending().state()) {
            case OPEN -> way + "・送信待ち";
            case HANDED_OVER -> message.channel() == ChannelName.SANDBOX ? way : way + "・送信済み";
            case UNDELIVERABLE -> way + "・届きません";
            case PARKED -> way + "・送信を中止（要確認）";
            case DROPPED -> way + "・送信不要";
        };
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static String parameter(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
