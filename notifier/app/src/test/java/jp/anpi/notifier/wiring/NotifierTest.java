package jp.anpi.notifier.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import jp.anpi.notifier.Questions;
import jp.anpi.notifier.SmtpServer;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.testkit.Until;
import jp.anpi.safety.contract.CheckInput.NoticeFate;
import org.junit.jupiter.api.Test;

/** What is asked goes out once and by mail, in a drill to nobody. */
class NotifierTest extends StartsANotifier {

    @Test
    void thirtyFiveSilentClientsAreOneMailAndEachCheckIsTold() throws Exception {
        try (var context = start()) {
            var fates = fates(context);
            open(context, Mode.REAL);
            ask(
                    context,
                    Questions.to(Questions.member("佐藤 恵", "sato@minase.example"))
                            .several(35));

            Until.holds("every check is told", () -> fates.size() == 35);
            assertThat(fates).allSatisfy(fate -> {
                assertThat(fate.fate()).isEqualTo(NoticeFate.Fate.HANDED_OVER);
                assertThat(fate.channel()).isEqualTo("mail");
            });
            assertThat(smtp.mails()).hasSize(1);
            assertThat(subject(smtp.mails().getFirst())).contains("35名の安否をお知らせください");
        }
    }

    @Test
    void aDrillIsKeptInTheSandboxAndReadableForTheDesk() {
        try (var context = start()) {
            var fates = fates(context);
            open(context, Mode.DRILL);
            ask(
                    context,
                    Questions.to(Questions.member("佐藤 恵", "sato@minase.example"))
                            .in(Mode.DRILL)
                            .several(3));

            Until.holds("every check is told", () -> fates.size() == 3);
            assertThat(fates).allMatch(fate -> fate.channel().equals("sandbox"));
            assertThat(smtp.mails()).isEmpty();

            var desk = client(context, Role.DESK);
            desk.get()
                    .uri("/api/notices?incident=" + Questions.INCIDENT)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.items.length()")
                    .isEqualTo(1)
                    .jsonPath("$.items[0].key")
                    .isNotEmpty()
                    .jsonPath("$.items[0].channel")
                    .isEqualTo("sandbox")
                    .jsonPath("$.items[0].people.length()")
                    .isEqualTo(3)
                    .jsonPath("$.next")
                    .doesNotExist();
            desk.get()
                    .uri("/sandbox")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .contentType("text/html;charset=UTF-8")
                    .expectBody(String.class)
                    .value(page -> assertThat(page).contains("見本 0郎", "drill-banner"));
        }
    }

    @Test
    void aRestartGoesOnWhereItStoppedAndSendsNothingTwice() {
        var question = Questions.to(Questions.member("佐藤 恵", "sato@minase.example"));
        smtp.down();
        try (var context = start()) {
            open(context, Mode.REAL);
            ask(context, question.several(2));
            Until.holds(
                    "an attempt has failed",
                    () -> context.getBean(MeterRegistry.class)
                                    .get("resilience4j.circuitbreaker.calls")
                                    .tag("kind", "failed")
                                    .timer()
                                    .count()
                            > 0);
        }
        smtp.up();
        try (var context = start()) {
            var fates = fates(context);
            Until.holds("both checks are told", () -> fates.size() == 2);
            ask(context, question.about(PriorityGroup.PUSH_SUPPORT).several(3));
            Until.holds("the third is told", () -> fates.size() >= 3);
        }
        assertThat(smtp.mails())
                .extracting(mail -> mail.header("Message-ID"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    private static String subject(SmtpServer.Mail mail) throws MessagingException, UnsupportedEncodingException {
        return MimeUtility.decodeText(MimeUtility.unfold(mail.header("Subject")));
    }
}
