package jp.anpi.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.MailServer;
import jp.anpi.deploy.acceptance.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Questions leave the house as real mail, and only for a real incident. */
@Timeout(300)
class MailTest {

    @TempDir
    Path directory;

    @Test
    void aRealIncidentAsksByMailOncePerRecipientAndADrillNever() throws Exception {
        try (MailServer mail = MailServer.start();
                Product product = Product.ready(
                        directory,
                        "--anpi.sample=town",
                        "--anpi.mail.host=127.0.0.1",
                        "--anpi.mail.port=" + mail.port(),
                        "--anpi.mail.from=anpi@city.example")) {
            Caller desk = Caller.signIn(product, "admin");
            Incident drill = Incident.openDrill(desk, 1);
            Eventually.within(
                    Duration.ofSeconds(60),
                    "the drill's questions are in the sandbox",
                    () -> !drill.pages("/api/notices?limit=200&incident=" + drill.id())
                            .isEmpty());
            assertThat(mail.received()).as("mail of a drill").isEmpty();

            Incident real = Incident.open(
                    desk,
                    Map.of(
                            "kind",
                            "EARTHQUAKE",
                            "mode",
                            "REAL",
                            "title",
                            "受入試験の地震",
                            "onsetAt",
                            Instant.now().toString(),
                            "groups",
                            List.of("PUSH_SUPPORT"),
                            "area",
                            Map.of("type", "CITY")));
            Eventually.within(
                    Duration.ofSeconds(60),
                    "a question arrives by mail",
                    () -> !mail.received().isEmpty());
            assertThat(mail.received())
                    .allSatisfy(message -> assertThat(message).contains("Message-ID:"))
                    .noneSatisfy(message -> assertThat(message).contains(drill.id()));
            assertThat(real.checks("group=PUSH_SUPPORT")).hasSize(40);
        }
    }
}
