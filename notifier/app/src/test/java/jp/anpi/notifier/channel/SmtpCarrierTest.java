package jp.anpi.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import jp.anpi.notifier.Questions;
import jp.anpi.notifier.SmtpServer;
import jp.anpi.notifier.delivery.Delivery;
import jp.anpi.notifier.digest.MessageKey;
import jp.anpi.notifier.door.Door;
import jp.anpi.notifier.door.LiveChannel;
import jp.anpi.notifier.door.RealMail;
import jp.anpi.notifier.door.Route;
import jp.anpi.notifier.wording.MessageText;
import jp.anpi.registry.contract.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class SmtpCarrierTest {

    private static final Instant NOW = Instant.parse("2026-11-20T05:00:00Z");
    private static final MessageText TEXT = new MessageText("【安否確認】2名の安否", "髙﨑 𠮷郎 様\n.点で始まる行\n");
    private static final MessageKey KEY = new MessageKey("00112233445566778899aabbccddeeff");

    private final SmtpServer smtp = new SmtpServer().up();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private MailCarrier carrier = new NoMail();

    @BeforeEach
    void connect() {
        carrier = carrier(properties(smtp.port(), Duration.ofSeconds(5)));
    }

    @AfterEach
    void stop() {
        carrier.close();
        smtp.close();
    }

    @Test
    void aMailArrivesWithItsTextAndSaysThatAMachineSentIt() {
        assertThat(send()).isEqualTo(new Delivery.HandedOver("<" + KEY + "@minase.example>"));
        var mail = smtp.mails().getFirst();
        assertThat(mail.to()).isEqualTo("sato@minase.example");
        assertThat(mail.header("From")).isEqualTo("anpi@minase.example");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("Content-Type")).contains("UTF-8");
    }

    @Test
    void aRepeatedMessageCarriesTheSameMessageId() {
        send();
        send();
        assertThat(smtp.mails())
                .extracting(mail -> mail.header("Message-ID"))
                .containsExactly("<" + KEY + "@minase.example>", "<" + KEY + "@minase.example>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.1.1 <sato@minase.example> unknown", "553 no", "501 what"})
    void anAddressTheServerDoesNotKnowIsNeverTriedAgainAndNotRepeatedInTheReason(String reply) {
        smtp.answerToRecipient(reply);
        assertThat(send()).isEqualTo(new Delivery.NeverWill("refused by the mail server: " + reply.substring(0, 3)));
    }

    @Test
    void aRefusedTextIsNeverTriedAgain() {
        smtp.answerToData("554 5.7.1 rejected");
        assertThat(send()).isEqualTo(new Delivery.NeverWill("refused by the mail server: 554"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"450 busy", "451 later", "452 full"})
    void aServerThatPutsUsOffIsTriedAgain(String reply) {
        smtp.answerToRecipient(reply);
        assertThat(send())
                .isEqualTo(new Delivery.TryAgain(NOW, "put off by the mail server: " + reply.substring(0, 3)));
    }

    @Test
    void aServerThatIsDownIsTriedAgainAndDeliversOnceItIsBack() {
        smtp.down();
        assertThat(send()).isEqualTo(new Delivery.TryAgain(NOW, "mail server not reached"));
        smtp.up();
        assertThat(send()).isInstanceOf(Delivery.HandedOver.class);
    }

    @Test
    void aServerThatStaysDownIsLeftAloneForAWhile() {
        smtp.down();
        for (int i = 0; i < 5; i++) {
            send();
        }
        assertThat(send()).isEqualTo(new Delivery.TryAgain(NOW.plusSeconds(10), "mail server out of order, pausing"));
        assertThat(meters.get("resilience4j.circuitbreaker.state")
                        .tag("name", "notifier-mail")
                        .tag("state", "open")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void refusedAddressesDoNotMakeTheServerLookOutOfOrder() {
        smtp.answerToRecipient("550 unknown");
        for (int i = 0; i < 12; i++) {
            assertThat(send()).isInstanceOf(Delivery.NeverWill.class);
        }
        smtp.answerToRecipient("250 ok");
        assertThat(send()).isInstanceOf(Delivery.HandedOver.class);
    }

    @Test
    void aServerThatFallsSilentCostsNoMoreThanTheTimeout() {
        carrier.close();
        carrier = carrier(properties(smtp.port(), Duration.ofMillis(400)));
        smtp.fallSilent();
        long begin = System.nanoTime();
        assertThat(send()).isInstanceOf(Delivery.TryAgain.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void theThrottleCountsWhatWasSent() {
        int before = carrier.available(NOW);
        send();
        assertThat(carrier.available(NOW)).isEqualTo(before - 1);
        assertThat(carrier.next(NOW)).isEqualTo(NOW);
    }

    private Delivery send() {
        return carrier.send(address(), TEXT, KEY).blockOptional().orElseThrow();
    }

    private static RealMail address() {
        var route = new Door(Set.of(LiveChannel.MAIL)).pick(Mode.REAL, Questions.member("佐藤", "sato@minase.example"));
        return Optional.of(route)
                .filter(Route.ToMail.class::isInstance)
                .map(Route.ToMail.class::cast)
                .orElseThrow()
                .mail();
    }

    private MailCarrier carrier(MailProperties properties) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("meters", meters);
        return new ChannelConfiguration()
                .mailCarrier(properties, InstantSource.fixed(NOW), beans.getBeanProvider(MeterRegistry.class));
    }

    private static MailProperties properties(int port, Duration timeout) {
        return new MailProperties("127.0.0.1", port, "anpi@minase.example", "", null, false, timeout, 4, 20, 40);
    }
}
