package jp.anpi.registry.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.problem.Refused;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class NumberFirstTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final PersonId person = PersonId.random();
    private final List<String> happened = new ArrayList<>();
    private boolean given = true;

    @Test
    void whoIsRefusedTheNumberHasChangedNothing() {
        assertThatThrownBy(() -> stored(ListNumbers.Reserved.TAKEN, Mono.just(true)))
                .isInstanceOf(Refused.class);
        assertThat(happened).containsExactly("reserve");
    }

    @Test
    void theNumberIsTheirsBeforeTheyAreStoredWithItAndTheOldOneGoesAfter() {
        assertThat(stored(ListNumbers.Reserved.NEW, Mono.just(true))).isTrue();
        assertThat(happened).containsExactly("reserve", "store", "give");
    }

    @Test
    void aRequestThatComesToNothingLeavesEverybodyTheNumbersTheyHad() {
        assertThat(stored(ListNumbers.Reserved.NEW, Mono.just(false))).isFalse();
        assertThat(happened).containsExactly("reserve", "store", "release");
        happened.clear();
        assertThat(stored(ListNumbers.Reserved.THEIRS, Mono.just(false))).isFalse();
        assertThat(happened).containsExactly("reserve", "store");
        happened.clear();
        assertThatThrownBy(() -> stored(ListNumbers.Reserved.NEW, Mono.error(new IllegalStateException("no store"))))
                .hasMessage("no store");
        assertThat(happened).containsExactly("reserve", "store", "release");
    }

    @Test
    void whatCameAboutIsNotRefusedWhereTheNumberIsSomebodyElsesByThen() {
        given = false;
        assertThat(stored(ListNumbers.Reserved.NEW, Mono.just(true))).isTrue();
        assertThat(happened).containsExactly("reserve", "store", "give");
    }

    @Test
    void nobodyHasToWaitForTheNumberToBeTheirsOrNobodys() {
        Sinks.One<Boolean> end = Sinks.one();
        new NumberFirst(numbers(ListNumbers.Reserved.NEW))
                .stored(person, asking(), Mono.defer(() -> noted("store", end.asMono())))
                .subscribe()
                .dispose();
        end.tryEmitValue(false);
        assertThat(happened).containsExactly("reserve", "store", "release");
    }

    private Boolean stored(ListNumbers.Reserved reserved, Mono<Boolean> store) {
        return new NumberFirst(numbers(reserved))
                .stored(person, asking(), Mono.defer(() -> noted("store", store)))
                .block(SOON);
    }

    private <T> Mono<T> noted(String what, Mono<T> then) {
        happened.add(what);
        return then;
    }

    private static PersonRequest asking() {
        return new PersonRequest(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("77001"),
                Optional.empty());
    }

    private ListNumbers numbers(ListNumbers.Reserved reserved) {
        return new ListNumbers() {
            @Override
            public Mono<String> of(PersonId somebody) {
                return Mono.empty();
            }

            @Override
            public Mono<Reserved> reserve(PersonId somebody, String number) {
                return Mono.defer(() -> noted("reserve", Mono.just(reserved)));
            }

            @Override
            public Mono<Void> release(PersonId somebody, String number) {
                return Mono.defer(() -> noted("release", Mono.empty()));
            }

            @Override
            public Mono<Boolean> give(PersonId somebody, String number) {
                return Mono.defer(() -> noted("give", Mono.just(given)));
            }
        };
    }
}
