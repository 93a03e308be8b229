package jp.anpi.registry.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PersonScannerTest {

    private static final String ONE = "0a0a0a0a-1b1b-4c4c-8d8d-2e2e2e2e2e2e";
    private static final String TWO = "1a0a0a0a-1b1b-4c4c-8d8d-2e2e2e2e2e2e";

    private final PersonScanner scanner = new PersonScanner(Set.of("personId"));

    @Test
    void everyPersonAnAnswerNamesIsFoundAndNothingElse() {
        String json = "{\"items\":[{\"personId\":\"" + ONE + "\",\"name\":\"見本 \\\"花子\\\"\"}," + "{\"incident\":\""
                + TWO + "\"},{\"x\":{\"personId\":\"" + TWO + "\"}}],\"personId\":\"nobody\"}";

        assertThat(scanner.scan(json.getBytes(UTF_8))).containsExactly(ONE, TWO);
        assertThat(scanner.scan(("{\"personId\":\"" + ONE + "\"}").getBytes(UTF_8)))
                .containsExactly(ONE);
    }

    @Test
    void anyBytesAreReadWithoutHarm() {
        var random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(120)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                if (random.nextInt(4) == 0) {
                    bytes[i] = (byte) "\":-".charAt(random.nextInt(3));
                }
            }
            assertThat(scanner.scan(bytes)).isEmpty();
        }
    }
}
