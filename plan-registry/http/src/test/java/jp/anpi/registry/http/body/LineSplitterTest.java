package jp.anpi.registry.http.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineSplitterTest {

    private static final NdjsonLimits WIDE = new NdjsonLimits(1_000, 1_000_000, 10_000);

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void howTheBytesWereCutChangesNothing(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var limits = new NdjsonLimits(1 + random.nextInt(12), 1_000_000, 10_000);
        byte[] body = randomBody(random);
        assertThat(split(body, limits, random)).isEqualTo(expected(body, limits));
    }

    @Test
    void lineEndsOfBothKindsAndALastLineWithoutOneAreTaken() {
        assertThat(split("a\r\nb\n\n \nc".getBytes(UTF_8), WIDE)).containsExactly("1:a", "2:b", "5:c");
        assertThat(split("a\r\n".getBytes(UTF_8), WIDE)).containsExactly("1:a");
        assertThat(split(new byte[0], WIDE)).isEmpty();
    }

    @Test
    void aLineMayBeExactlyAsLongAsAllowedWhateverItsEnd() {
        var four = new NdjsonLimits(4, 100, 10);
        assertThat(split("abcd\r\nabcd\nabcde\r\nx".getBytes(UTF_8), four))
                .containsExactly("1:abcd", "2:abcd", "3 too long", "4:x");
        assertThat(split("abcd\r".getBytes(UTF_8), four)).containsExactly("1:abcd");
    }

    @Test
    void theBodyAsAWholeAndTheNumberOfLinesAreBounded() {
        var small = new NdjsonLimits(10, 5, 10);
        assertThat(new LineSplitter(small, _ -> {}).accept(ByteBuffer.wrap(new byte[6])))
                .isFalse();
        var two = new NdjsonLimits(10, 100, 2);
        assertThat(new LineSplitter(two, _ -> {}).accept(ByteBuffer.wrap("a\n\nb\n".getBytes(UTF_8))))
                .isTrue();
        assertThat(new LineSplitter(two, _ -> {}).accept(ByteBuffer.wrap("a\nb\nc\n".getBytes(UTF_8))))
                .isFalse();
        var splitter = new LineSplitter(two, _ -> {});
        assertThat(splitter.accept(ByteBuffer.wrap("a\nb\nc".getBytes(UTF_8)))).isTrue();
        assertThat(splitter.finish()).isFalse();
    }

    private static byte[] randomBody(RandomGenerator random) {
        String alphabet = "ab \r\n\n";
        var body = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            body.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return body.toString().getBytes(UTF_8);
    }

    /** The obvious way, with everything in memory. */
    private static List<String> expected(byte[] body, NdjsonLimits limits) {
        List<String> lines = new ArrayList<>();
        String[] pieces = new String(body, UTF_8).split("\n", -1);
        for (int i = 0; i < pieces.length; i++) {
            String line = pieces[i].endsWith("\r") ? pieces[i].substring(0, pieces[i].length() - 1) : pieces[i];
            if (line.length() > limits.lineBytes()) {
                lines.add((i + 1) + " too long");
            } else if (!line.chars().allMatch(c -> c == ' ')) {
                lines.add((i + 1) + ":" + line);
            }
        }
        return lines;
    }

    private static List<String> split(byte[] body, NdjsonLimits limits) {
        return split(body, limits, RandomGeneratorFactory.of("L64X128MixRandom").create(7));
    }

    private static List<String> split(byte[] body, NdjsonLimits limits, RandomGenerator random) {
        List<String> lines = new ArrayList<>();
        var splitter = new LineSplitter(
                limits,
                line -> lines.add(
                        switch (line) {
                            case NdjsonLine.Text(int number, byte[] bytes) -> number + ":" + new String(bytes, UTF_8);
                            case NdjsonLine.TooLong(int number) -> number + " too long";
                        }));
        for (int at = 0; at < body.length; ) {
            int length = Math.min(body.length - at, 1 + random.nextInt(9));
            assertThat(splitter.accept(ByteBuffer.wrap(body, at, length))).isTrue();
            at += length;
        }
        assertThat(splitter.finish()).isTrue();
        return lines;
    }
}
