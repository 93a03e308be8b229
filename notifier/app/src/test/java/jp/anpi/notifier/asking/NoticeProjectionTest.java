package jp.anpi.notifier.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.notifier.Questions;
import jp.anpi.notifier.delivery.Delivery;
import jp.anpi.notifier.delivery.Sending;
import jp.anpi.notifier.message.ChannelName;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.safety.contract.CheckInput.NoticeFate;
import jp.anpi.safety.contract.Explanation;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.NoticeEvent.NoticeWithdrawn;
import jp.anpi.safety.contract.NoticeEvent.OfficeInstructed;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.contract.Recipient;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class NoticeProjectionTest {

    private final Questions toSato = Questions.to(Questions.member("佐藤 恵", "sato@minase.example"));
    private final Post post = new Post();

    @Test
    void thirtyFiveClientsAreOneMail() {
        post.open(Mode.REAL, 1);
        for (var question : toSato.several(35)) {
            post.receive(List.of(question));
            post.forward(Duration.ofMillis(100));
        }
        assertThat(post.sent).as("still gathering").isEmpty();
        post.forward(Duration.ofSeconds(2));
        assertThat(post.sent).hasSize(1);
        assertThat(post.sent.getFirst().text().body().lines().filter(line -> line.startsWith("・")))
                .hasSize(35);
        assertThat(post.fates).hasSize(35).allMatch(fate -> fate.fate() == NoticeFate.Fate.HANDED_OVER);
    }

    @Test
    void questionsKeyedByPersonAreStillOneMail() {
        post.recordKey = event -> event.notice().value();
        post.open(Mode.REAL, 1);
        post.receive(toSato.several(35));
        post.restart();
        post.forward(Duration.ofSeconds(3));
        assertThat(post.sent).hasSize(1);
        assertThat(post.fates).hasSize(35);
    }

    private static OfficeInstructed instruction(Mode mode, String act) {
        var office = new Recipient(
                "office:1",
                Recipient.Kind.OFFICE,
                "みなせデイ",
                Optional.of("day@minase.example"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new OfficeInstructed(
                Questions.INCIDENT,
                new NoticeId("i/office/1/" + act),
                mode,
                "台風10号",
                office,
                new Explanation("休止をお願いします。", "Please close."),
                Questions.ASKED);
    }

    @Test
    void anInstructionToAnOfficeIsOneMailHoweverOftenTheLogRepeatsIt() {
        post.open(Mode.REAL, 1);
        post.receive(List.of(instruction(Mode.REAL, "a")));
        post.forward(Duration.ofSeconds(1));
        post.receive(List.of(instruction(Mode.REAL, "a")));
        post.restart();
        post.forward(Duration.ofHours(1));
        assertThat(post.sent).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("day@minase.example");
            assertThat(mail.text().body()).contains("休止をお願いします。");
        });
        assertThat(post.fates).as("no check waits for it").isEmpty();
        post.receive(List.of(instruction(Mode.REAL, "b")));
        post.forward(Duration.ofSeconds(1));
        assertThat(post.sent).as("another act of asking").hasSize(2);
    }

    @Test
    void pitfall11AnInstructionOfADrillStaysInTheSandbox() {
        post.open(Mode.DRILL, 60);
        post.receive(List.of(instruction(Mode.DRILL, "a")));
        post.forward(Duration.ofHours(1));
        assertThat(post.sent).isEmpty();
        assertThat(post.messages()).singleElement().satisfies(message -> {
            assertThat(message.channel()).isEqualTo(ChannelName.SANDBOX);
            assertThat(message.content().text().subject()).contains("訓練");
        });
    }

    @Test
    void eachRecipientGetsTheirOwnMessage() {
        post.open(Mode.REAL, 1);
        post.receive(toSato.several(2));
        post.receive(List.of(
                Questions.to(Questions.member("鈴木", "suzuki@minase.example")).one(7)));
        post.forward(Duration.ofSeconds(3));
        assertThat(post.sent)
                .extracting(Post.Sent::to)
                .containsExactlyInAnyOrder("sato@minase.example", "suzuki@minase.example");
    }

    @Test
    void aQuestionThatTheLogRepeatsIsAskedOnce() {
        post.open(Mode.REAL, 1);
        post.receive(toSato.several(3));
        post.forward(Duration.ofSeconds(3));
        post.receive(toSato.several(3));
        post.restart();
        post.forward(Duration.ofHours(1));
        assertThat(post.sent).hasSize(1);
        assertThat(post.fates).hasSize(3);
    }

    @Test
    void whatWaitedWhenTheProcessEndedGoesOutAfterTheRestart() {
        post.open(Mode.REAL, 1);
        post.receive(toSato.several(3));
        post.restart();
        post.forward(Duration.ofSeconds(3));
        assertThat(post.sent).hasSize(1);
    }

    @Test
    void aSendWhoseFateACrashHidIsRepeatedUnderTheSameKey() {
        post.open(Mode.REAL, 1);
        post.receive(toSato.several(3));
        post.carrier = (_, _) -> Mono.error(new IllegalStateException("killed here"));
        assertThatThrownBy(() -> post.forward(Duration.ofSeconds(3))).hasMessageContaining("killed here");
        post.receive(toSato.several(5));

        post.carrier = (_, key) -> Mono.just(new Delivery.HandedOver(key.value()));
        post.restart();
        post.forward(Duration.ofMinutes(10));

        assertThat(post.sent).hasSize(3);
        assertThat(post.sent.get(1)).isEqualTo(post.sent.get(0));
        assertThat(post.sent.get(2).key()).isNotEqualTo(post.sent.get(0).key());
        assertThat(post.fates).extracting(NoticeFate::notice).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void aMessageThatWasStoredAlthoughTheStoreSaidNoIsSentEvenIfTheNextToComeIsAnotherRecord() {
        post.open(Mode.REAL, 1);
        post.receive(toSato.several(2));
        post.storeMood = () -> FailingDatabase.Mood.FAILS_AFTER;
        assertThatThrownBy(() -> post.forward(Duration.ofSeconds(3))).hasMessage("cut off after");
        post.storeMood = () -> FailingDatabase.Mood.FINE;
        post.receive(List.of(new NoticeWithdrawn(
                Questions.INCIDENT,
                new NoticeId("i/long-answered"),
                toSato.one(9).recipient(),
                toSato.one(9).person(),
                Post.START)));
        post.forward(Duration.ofMinutes(1));
        assertThat(post.sent).hasSize(1);
    }

    @Test
    void aServerInTroubleDelaysTheMailButLosesNothing() {
        post.open(Mode.REAL, 1);
        post.carrier = (_, _) -> Mono.just(new Delivery.TryAgain(post.time.instant(), "mail server not reached"));
        post.receive(toSato.several(1));
        post.forward(Duration.ofSeconds(20));
        assertThat(post.fates).isEmpty();
        assertThat(post.messages().getFirst().sending().attempts()).isEqualTo(3);

        post.carrier = (_, key) -> Mono.just(new Delivery.HandedOver(key.value()));
        post.forward(Duration.ofMinutes(1));
        assertThat(post.fates).hasSize(1);
        assertThat(post.sent)
                .extracting(Post.Sent::key)
                .containsOnly(post.messages().getFirst().key());
    }

    @Test
    void aMailThatCannotBeDeliveredForLongIsParkedAndTheCheckIsTold() {
        post.open(Mode.REAL, 1);
        post.carrier = (_, _) -> Mono.just(new Delivery.TryAgain(post.time.instant(), "mail server not reached"));
        post.receive(toSato.several(1));
        post.forward(Duration.ofHours(1));
        assertThat(post.messages().getFirst().sending().state()).isEqualTo(Sending.State.PARKED);
        assertThat(post.sent).hasSize(8);
        assertThat(post.fates).extracting(NoticeFate::fate).containsExactly(NoticeFate.Fate.UNDELIVERABLE);
    }

    @Test
    void anUnknownAddressIsToldAtOnce() {
        post.open(Mode.REAL, 1);
        post.carrier = (_, _) -> Mono.just(new Delivery.NeverWill("refused by the mail server: 550"));
        post.receive(toSato.several(2));
        post.forward(Duration.ofSeconds(3));
        assertThat(post.fates)
                .hasSize(2)
                .allMatch(fate -> fate.fate() == NoticeFate.Fate.UNDELIVERABLE)
                .allMatch(fate -> fate.because().contains("550"));
    }

    @Test
    void aDrillNeverTouchesTheMailServer() {
        post.open(Mode.DRILL, 60);
        post.receive(toSato.in(Mode.DRILL).several(35));
        post.forward(Duration.ofSeconds(3));
        assertThat(post.sent).isEmpty();
        assertThat(post.messages()).hasSize(1).allMatch(message -> message.channel() == ChannelName.SANDBOX);
        assertThat(post.messages().getFirst().content().text().subject()).startsWith("【訓練】");
        assertThat(post.fates).hasSize(35).allMatch(fate -> fate.channel().equals("sandbox"));
    }

    @Test
    void fatesAreToldInIncidentTime() {
        post.open(Mode.DRILL, 60);
        post.receive(toSato.in(Mode.DRILL).several(1));
        post.forward(Duration.ofSeconds(3));
        assertThat(post.fates.getFirst().at()).isEqualTo(Post.START.plusSeconds(60));
    }

    @Test
    void aRealMessageWithoutAnyChannelIsKeptWithAnHonestNote() {
        var unconfigured = new Post();
        unconfigured.live = Set.of();
        unconfigured.open(Mode.REAL, 1);
        unconfigured.receive(toSato.several(1));
        unconfigured.forward(Duration.ofSeconds(3));
        assertThat(unconfigured.fates).singleElement().satisfies(fate -> {
            assertThat(fate.channel()).isEqualTo("sandbox");
            assertThat(fate.because()).contains("設定されていない");
        });
    }

    @Test
    void whoeverHasNoAddressIsReportedAsOutOfReach() {
        post.open(Mode.REAL, 1);
        post.receive(Questions.to(Questions.of(Recipient.Kind.CONTACT)).several(1));
        post.forward(Duration.ofSeconds(3));
        assertThat(post.fates).extracting(NoticeFate::fate).containsExactly(NoticeFate.Fate.UNDELIVERABLE);
    }

    @Test
    void anAnsweredQuestionLeavesTheMessageAndTheOthersStay() {
        post.open(Mode.REAL, 1);
        post.receive(toSato.several(3));
        post.receive(List.of(withdrawn(toSato.one(1))));
        post.forward(Duration.ofSeconds(3));
        assertThat(post.sent.getFirst().text().body())
                .contains("見本 0郎", "見本 2郎")
                .doesNotContain("見本 1郎");
        assertThat(post.fates)
                .filteredOn(fate -> fate.fate() == NoticeFate.Fate.DROPPED)
                .extracting(NoticeFate::notice)
                .containsExactly(toSato.one(1).notice());
    }

    @Test
    void aMailThatNobodyNeedsAnyMoreIsNotTriedAgain() {
        post.open(Mode.REAL, 1);
        post.carrier = (_, _) -> Mono.just(new Delivery.TryAgain(post.time.instant(), "mail server not reached"));
        post.receive(toSato.several(2));
        post.forward(Duration.ofSeconds(4));
        post.receive(List.of(withdrawn(toSato.one(0)), withdrawn(toSato.one(1))));
        post.forward(Duration.ofHours(1));
        assertThat(post.messages().getFirst().sending().state()).isEqualTo(Sending.State.DROPPED);
        assertThat(post.fates).extracting(NoticeFate::fate).containsOnly(NoticeFate.Fate.DROPPED);
    }

    @Test
    void aClosedIncidentAsksNobody() {
        post.open(Mode.REAL, 1);
        post.receive(toSato.several(2));
        post.closeIncident();
        post.forward(Duration.ofSeconds(3));
        assertThat(post.sent).isEmpty();
        assertThat(post.fates).hasSize(2).allMatch(fate -> fate.fate() == NoticeFate.Fate.DROPPED);
    }

    @Test
    void aRecipientIsNotWrittenToEveryMinuteUnlessItIsUrgent() {
        post.open(Mode.REAL, 1);
        post.receive(List.of(toSato.one(1)));
        post.forward(Duration.ofSeconds(30));
        post.receive(List.of(toSato.one(2)));
        post.forward(Duration.ofSeconds(30));
        post.receive(List.of(toSato.one(3)));
        post.forward(Duration.ofSeconds(30));
        assertThat(post.sent).hasSize(1);
        post.receive(List.of(toSato.about(PriorityGroup.PUSH_SUPPORT).one(4)));
        post.forward(Duration.ofSeconds(30));
        assertThat(post.sent).hasSize(2);
        assertThat(post.sent.getLast().text().body()).contains("見本 2郎", "見本 3郎", "見本 4郎");
    }

    @Test
    void nothingReadableIsStored() {
        post.open(Mode.REAL, 1);
        post.receive(toSato.several(2));
        post.forward(Duration.ofSeconds(3));
        var stored = Flux.just("messages", "notices", "offsets")
                .concatMap(name -> post.plain.getCollection(name).find())
                .map(Document::toJson)
                .collectList()
                .blockOptional()
                .orElseThrow();
        assertThat(stored)
                .hasSizeGreaterThan(3)
                .noneMatch(document -> document.contains("見本")
                        || document.contains("舟戸")
                        || document.contains("佐藤")
                        || document.contains("minase.example"));
    }

    @Test
    void aLawfullyDeletedIncidentStopsNobodyElse() {
        post.open(Mode.REAL, 1);
        post.carrier = (_, _) -> Mono.just(new Delivery.TryAgain(post.time.instant(), "mail server not reached"));
        post.receive(toSato.several(2));
        post.forward(Duration.ofSeconds(4));
        post.receive(List.of(toSato.one(9)));
        post.sealing.destroy(KeyId.incident(Questions.INCIDENT.value()));
        post.forward(Duration.ofHours(1));
        post.restart();
        post.forward(Duration.ofHours(1));
        assertThat(post.messages()).isEmpty();
        assertThat(post.fates).isEmpty();
    }

    private static NoticeWithdrawn withdrawn(NoticeRequested question) {
        return new NoticeWithdrawn(
                question.incident(), question.notice(), question.recipient(), question.person(), Post.START);
    }
}
