package jp.anpi.notifier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import jp.anpi.notifier.Questions;
import jp.anpi.notifier.delivery.Sending;
import jp.anpi.notifier.digest.Digest;
import jp.anpi.notifier.message.Ask;
import jp.anpi.notifier.message.ChannelName;
import jp.anpi.notifier.message.Message;
import jp.anpi.notifier.message.MessageContent;
import jp.anpi.notifier.wording.MessageText;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.Slot;
import jp.anpi.registry.http.listing.Listing;
import org.junit.jupiter.api.Test;

class SandboxPageTest {

    private final SandboxPage page = new SandboxPage(ZoneId.of("Asia/Tokyo"));

    @Test
    void theTextOfAMessageIsShownAndNeverRun() {
        String html = page.write(
                new Listing<>(List.of(message(Mode.REAL, "<script>alert(1)</script>")), Optional.empty()),
                Optional.empty());
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
    }

    @Test
    void thePageBringsNoScriptOrStyleOfItsOwnSoThatTheStrictPolicyHolds() {
        String html = page.write(new Listing<>(List.of(message(Mode.DRILL, "x")), Optional.empty()), Optional.empty());
        assertThat(html)
                .doesNotContain("style=", "<style", "onclick=")
                .contains("<script src=\"/kit/early.js\"></script>");
        assertThat(html.split("<script", -1)).hasSize(2);
    }

    @Test
    void aDrillWearsItsBannerAndARealMessageDoesNot() {
        assertThat(page.write(new Listing<>(List.of(message(Mode.DRILL, "x")), Optional.empty()), Optional.empty()))
                .contains("drill-banner");
        assertThat(page.write(new Listing<>(List.of(message(Mode.REAL, "x")), Optional.empty()), Optional.empty()))
                .doesNotContain("drill-banner");
    }

    @Test
    void theNextPageKeepsTheIncident() {
        String html =
                page.write(new Listing<>(List.of(message(Mode.REAL, "x")), Optional.of("abc")), Optional.of("i\"1"));
        assertThat(html).contains("/sandbox?cursor=abc&amp;incident=i%221");
    }

    @Test
    void anEmptyListSaysSo() {
        assertThat(page.write(new Listing<>(List.of(), Optional.empty()), Optional.empty()))
                .contains("まだ通知はありません");
    }

    private static Message message(Mode mode, String body) {
        var digest = new Digest(Questions.to(Questions.member("佐藤", "sato@minase.example"))
                .in(mode)
                .several(1));
        var asked = digest.questions().getFirst();
        var at = Instant.parse("2026-11-20T05:00:00Z");
        return new Message(
                digest.key(),
                new Slot(3),
                KeyId.INSTALLATION,
                digest.incident(),
                mode,
                at,
                new MessageContent(
                        digest.recipient(),
                        "地震",
                        new MessageText("件名", body),
                        List.of(new Ask(asked.notice(), asked.person(), asked.personName()))),
                ChannelName.SANDBOX,
                Sending.begin(at));
    }
}
