package jp.anpi.registry.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseloadsTest {

    @ParameterizedTest
    @ValueSource(ints = {600, 10_000})
    void everyClientIsServedAndNobodyHasFewerThan35OrMoreThan40(int clients) {
        for (long seed = 0; seed < 50; seed++) {
            int[] sizes = Caseloads.split(
                    clients, RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
            assertThat(Arrays.stream(sizes).sum()).isEqualTo(clients);
            assertThat(Arrays.stream(sizes)).allMatch(size -> size >= 35 && size <= 40);
        }
    }
}
