package jp.anpi.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PasswordsTest {

    private final Passwords passwords = new Passwords(2);

    @AfterEach
    void close() {
        passwords.close();
    }

    @Test
    void aHashIsArgon2idWithASaltOfItsOwnAndMatchesItsPasswordOnly() {
        String first = passwords.hash("correct horse").block();
        String second = passwords.hash("correct horse").block();
        assertThat(first).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(second);
        assertThat(passwords.matches("correct horse", first).block()).isTrue();
        assertThat(passwords.matches("correct horsf", first).block()).isFalse();
    }

    @Test
    void halfACharacterIsAWrongPasswordAndNoFault() {
        String hash = passwords.hash("correct horse").block();
        assertThat(passwords.matches("correct horse\ud83d", hash).block()).isFalse();
        assertThat(passwords.matchesNobody("\udc0e").block()).isFalse();
        String emoji = passwords.hash("correct \ud83d\udc0e").block();
        assertThat(passwords.matches("correct \ud83d\udc0e", emoji).block()).isTrue();
        assertThat(passwords.matches("correct \ud83d", emoji).block()).isFalse();
    }

    @Test
    void aNameThatDoesNotExistCostsTheSameWork() {
        String hash = passwords.hash("correct horse").block();
        passwords.matchesNobody("warm up").block();
        var known = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        // In turn, so that what else the machine does meanwhile slows both alike.
        for (int turn = 0; turn < 5; turn++) {
            known.add(nanos(passwords.matches("wrong", hash)));
            unknown.add(nanos(passwords.matchesNobody("wrong")));
        }
        assertThat((double) median(unknown) / median(known)).isBetween(0.3, 3.0);
    }

    @Test
    void aStormIsBoundedAndTheRestIsToldToComeBack() {
        var results = Flux.range(0, 20)
                .flatMap(
                        _ -> passwords
                                .hash("storm")
                                .map(_ -> "done")
                                .onErrorResume(Passwords.Busy.class, _ -> Mono.just("busy")),
                        20)
                .collectList()
                .block(Duration.ofSeconds(60));
        assertThat(results).hasSize(20).contains("busy");
        assertThat(results.stream().filter("done"::equals).count()).isBetween(2L, 6L);
    }

    private static long nanos(Mono<Boolean> work) {
        long start = System.nanoTime();
        assertThat(work.block()).isFalse();
        return System.nanoTime() - start;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
