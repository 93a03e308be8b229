package jp.anpi.notifier.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import jp.anpi.notifier.Questions;
import jp.anpi.notifier.push.Browser;
import jp.anpi.notifier.push.PushServer;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** Whoever wants it is notified on the phone beside the mail. */
class PhoneNoticeTest extends StartsANotifier {

    @Test
    void whoIsAskedInARealIncidentIsNotifiedOnThePhoneWithoutAName() throws Exception {
        var sato = Questions.member("佐藤 恵", "sato@minase.example");
        var phone = new Browser();
        try (var push = new PushServer();
                var context =
                        start("anpi.push.subject=mailto:desk@minase.example", "anpi.push.services=" + push.origin())) {
            var member = client(context, Role.CARE_MANAGER, sato.member());
            member.get()
                    .uri("/api/push")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.key")
                    .isNotEmpty();
            for (int twice = 0; twice < 2; twice++) {
                member.post()
                        .uri("/api/push")
                        .bodyValue(phone.wants(push.endpoint("sato")))
                        .exchange()
                        .expectStatus()
                        .isNoContent();
            }
            member.post()
                    .uri("/api/push")
                    .bodyValue(phone.wants(URI.create("https://elsewhere.example/x")))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(422);
            var fates = fates(context);
            open(context, Mode.REAL);
            ask(context, Questions.to(sato).several(3));

            Until.holds("the phone is notified", () -> push.taken().size() == 1);
            assertThat(phone.read(push.taken().getFirst().body()))
                    .contains("\"people\":3", "11月20日の地震")
                    .doesNotContain("見本");
            Until.holds("the mail goes its own way", () -> fates.size() == 3);
            assertThat(fates).allMatch(fate -> fate.channel().equals("mail"));
            assertThat(context.getBean(MeterRegistry.class)
                            .get("resilience4j.circuitbreaker.state")
                            .tag("name", URI.create(push.origin()).getHost())
                            .tag("state", "closed")
                            .gauge()
                            .value())
                    .isEqualTo(1);
        }
    }

    @Test
    void whoLeftByMistakeIsNotifiedOnceTheyGoOnAlsoWhenThePhoneSpokeMeanwhile() {
        var sato = Questions.member("佐藤 恵", "sato@minase.example");
        try (var push = new PushServer();
                var context =
                        start("anpi.push.subject=mailto:desk@minase.example", "anpi.push.services=" + push.origin())) {
            var wanted = new Browser().wants(push.endpoint("sato"));
            var member = client(context, Role.CARE_MANAGER, sato.member());
            Supplier<HttpStatusCode> phoneSpeaks = () -> member.post()
                    .uri("/api/push")
                    .bodyValue(wanted)
                    .exchange()
                    .expectBody()
                    .returnResult()
                    .getStatus();
            assertThat(phoneSpeaks.get()).isEqualTo(HttpStatus.NO_CONTENT);
            var works = new MemberState(
                    sato.member().orElseThrow(),
                    1,
                    OfficeId.random(),
                    "佐藤 恵",
                    Role.CARE_MANAGER,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            tell(context, works.withUntil(Optional.of(LocalDate.of(2026, 1, 31))));
            Until.holds("they have left", () -> phoneSpeaks.get().equals(HttpStatus.FORBIDDEN));
            tell(context, works.withVersion(3));

            open(context, Mode.REAL);
            ask(context, Questions.to(sato).several(3));
            Until.holds("the phone is notified", () -> push.taken().size() == 1);
        }
    }

    private static void tell(ApplicationContext context, MemberState member) {
        context.getBean(EventLog.class)
                .append(RegistryTopics.MEMBER, RecordKey.of(member.id().value()), member, EventContext.INSTALLATION)
                .block();
    }

    @Test
    void inADrillNoPhoneIsNotified() {
        var sato = Questions.member("佐藤 恵", "sato@minase.example");
        try (var push = new PushServer();
                var context =
                        start("anpi.push.subject=mailto:desk@minase.example", "anpi.push.services=" + push.origin())) {
            client(context, Role.CARE_MANAGER, sato.member())
                    .post()
                    .uri("/api/push")
                    .bodyValue(new Browser().wants(push.endpoint("sato")))
                    .exchange()
                    .expectStatus()
                    .isNoContent();
            var fates = fates(context);
            open(context, Mode.DRILL);
            ask(context, Questions.to(sato).in(Mode.DRILL).several(2));

            Until.holds("every check is told", () -> fates.size() == 2);
            assertThat(push.taken()).isEmpty();
        }
    }
}
