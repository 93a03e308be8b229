package jp.anpi.notifier.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import jp.anpi.notifier.Questions;
import jp.anpi.notifier.delivery.Delivery;
import jp.anpi.notifier.digest.MessageKey;
import jp.anpi.notifier.message.Ask;
import jp.anpi.notifier.message.Message;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.CheckInput.NoticeFate;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.NoticeEvent.NoticeWithdrawn;
import jp.anpi.safety.contract.NoticeId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/**
 * Nights in which writes, sends and the log fail at any moment and the process is killed and started again: nobody's question is
 * lost, and what is repeated is repeated under its own key.
 */
class NothingIsLostTest {

    static LongStream seeds() {
        var one = Long.getLong("anpi.sim.seed");
        return one != null ? LongStream.of(one) : LongStream.range(0, 12);
    }

    static LongStream manySeeds() {
        return LongStream.range(1_000, 1_400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyQuestionIsSentUnderOneKeyOrDroppedWithAReason(long seed) {
        new Night(seed).play();
    }

    @Tag("long")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("manySeeds")
    void soItIsInManyNights(long seed) {
        new Night(seed).play();
    }

    private static final class Night {

        private static final int STEPS = 60;

        private final RandomGenerator dice;
        private final Post post = new Post();
        private final List<NoticeRequested> asked = new ArrayList<>();
        private double trouble;

        Night(long seed) {
            dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        }

        void play() {
            post.open(Mode.REAL, 1);
            post.storeMood = this::storeMood;
            post.logFails = () -> dice.nextDouble() < trouble;
            post.carrier = (to, key) -> answer(to.address(), key);
            trouble = 0.08;
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            trouble = 0;
            if (dice.nextInt(4) == 0) {
                post.restart();
            }
            post.catchUp();
            post.forward(Duration.ofHours(3));
            judge();
        }

        private void step() {
            switch (dice.nextInt(12)) {
                case 0, 1, 2, 3, 4 -> ask();
                case 5, 6 -> withdraw();
                case 7 -> surviving(post::restart);
                default -> surviving(() -> post.forward(Duration.ofMillis(dice.nextInt(6_000))));
            }
        }

        /** A failure is either lived through in the same process or ends it. */
        private void surviving(Runnable work) {
            try {
                post.catchUp();
                work.run();
            } catch (RuntimeException failed) {
                if (dice.nextInt(5) == 0) {
                    surviving(post::restart);
                }
            }
        }

        private void ask() {
            int recipient = dice.nextInt(4);
            var group = dice.nextInt(4) == 0 ? PriorityGroup.PUSH_SUPPORT : PriorityGroup.CARE_CONSIDERATION;
            var questions = Questions.to(Questions.member("担当" + recipient, "r" + recipient + "@minase.example"))
                    .about(group);
            for (int i = dice.nextInt(1, 5); i > 0; i--) {
                var question = questions.one(asked.size());
                asked.add(question);
                post.write(question);
            }
            surviving(() -> {});
        }

        private void withdraw() {
            if (!asked.isEmpty()) {
                var question = asked.get(dice.nextInt(asked.size()));
                post.write(new NoticeWithdrawn(
                        question.incident(), question.notice(), question.recipient(), question.person(), Post.START));
                surviving(() -> {});
            }
        }

        private FailingDatabase.Mood storeMood() {
            double mood = dice.nextDouble();
            return mood < trouble / 2
                    ? FailingDatabase.Mood.FAILS_BEFORE
                    : mood < trouble ? FailingDatabase.Mood.FAILS_AFTER : FailingDatabase.Mood.FINE;
        }

        private Mono<Delivery> answer(String to, MessageKey key) {
            if (to.startsWith("r3")) {
                return Mono.just(new Delivery.NeverWill("550"));
            }
            double mood = dice.nextDouble();
            if (mood < trouble) {
                return Mono.error(new IllegalStateException("killed while sending"));
            }
            return mood < 3 * trouble
                    ? Mono.just(new Delivery.TryAgain(post.time.instant(), "451"))
                    : Mono.just(new Delivery.HandedOver(key.value()));
        }

        private void judge() {
            Map<NoticeId, Set<MessageKey>> keys = new HashMap<>();
            var stored = post.messages();
            for (Message message : stored) {
                for (Ask ask : message.content().asks()) {
                    keys.computeIfAbsent(ask.notice(), _ -> new HashSet<>()).add(message.key());
                }
            }
            assertThat(keys.values()).as("a question is in one message only").allMatch(some -> some.size() == 1);
            assertThat(stored)
                    .as("every message has come to its end")
                    .allMatch(message -> message.sending().state().ended());
            assertThat(post.sent)
                    .as("stored before it was sent")
                    .allMatch(sent ->
                            stored.stream().anyMatch(message -> message.key().equals(sent.key())));
            assertThat(post.sent.stream().distinct().map(Post.Sent::key))
                    .as("the same key says the same to the same")
                    .doesNotHaveDuplicates();

            Map<NoticeId, Set<NoticeFate.Fate>> fates = new HashMap<>();
            post.fates.forEach(fate ->
                    fates.computeIfAbsent(fate.notice(), _ -> new HashSet<>()).add(fate.fate()));
            assertThat(fates.keySet())
                    .as("every question's fate is told")
                    .containsExactlyInAnyOrderElementsOf(
                            asked.stream().map(NoticeRequested::notice).toList());
            assertThat(fates.values()).as("and told alike each time").allMatch(some -> some.size() == 1);
            assertThat(fates)
                    .allSatisfy((notice, told) -> assertThat(
                                    keys.containsKey(notice) || told.contains(NoticeFate.Fate.DROPPED))
                            .as("sent or dropped: %s", notice)
                            .isTrue());
        }
    }
}
