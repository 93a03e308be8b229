package jp.anpi.deploy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import jp.anpi.registry.contract.IsoInstants;
import jp.anpi.registry.enrolment.InvitationCode;
import jp.anpi.registry.http.body.NdjsonLimits;
import jp.anpi.registry.http.body.NdjsonLine;
import jp.anpi.registry.http.body.NdjsonLines;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.problem.Refused;
import jp.anpi.registry.schedule.ExchangeName;
import jp.anpi.registry.schedule.ExchangeReader;
import jp.anpi.registry.sheet.CsvReader;
import jp.anpi.registry.sheet.SheetLimits;
import jp.anpi.registry.sheet.TextEncoding;
import jp.anpi.safety.contract.AnswerLink;
import jp.anpi.safety.contract.CaseloadToken;
import jp.anpi.safety.matching.BirthDates;
import jp.anpi.safety.report.ReportBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

/**
 * Every parser at the boundary against bytes that grew out of good ones: a value or an expected refusal comes back, soon.
 * {@code -Danpi.fuzz.seed} repeats a run, {@code -Danpi.fuzz.parser-seconds} makes each longer.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParserFuzzTest {

    private static final long SEED = Long.getLong("anpi.fuzz.seed", 20261121);
    private static final Duration EACH = Duration.ofSeconds(Long.getLong("anpi.fuzz.parser-seconds", 2));
    private static final Duration HANGS = Duration.ofSeconds(5);
    private static final Charset WINDOWS = Charset.forName("windows-31j");
    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "HmacSHA256");

    private interface Parser {
        void parse(byte[] input) throws Exception;
    }

    @Test
    void reports() {
        fuzz(input -> ReportBody.read(new String(input, StandardCharsets.UTF_8)), """
                {"id":"0a0a0a0a-1b1b-4c4c-8d8d-2e2e2e2e2e2e","name":"髙﨑 花子","contact":"REACHED","evidence":"DIRECT",
                "condition":"SAFE","place":{"kind":"HOME","lat":35.1,"lon":140.2,"asOf":"2026-11-21T09:00:00+09:00"},
                "needs":[{"kind":"MEDICINE","detail":"3"}],"supplied":[{"kind":"VENTILATOR","hours":6}],"source":"DESK",
                "observedAt":"2026-11-21T09:00:00+09:00","notes":"\\u3042\\n"}""");
    }

    @Test
    void linesOfReports() {
        fuzz(
                input -> {
                    Flux<DataBuffer> pieces =
                            Flux.range(0, 1 + input.length % 5).map(i -> piece(input, i, 1 + input.length % 5));
                    List<NdjsonLine> lines = NdjsonLines.read(pieces, new NdjsonLimits(4_096, 512, 50))
                            .block(HANGS);
                    assertThat(lines).isNotNull();
                },
                "{\"a\":1}\n\n{\"b\":\"あ\"}\r\n{}",
                "x\n".repeat(40));
    }

    private static DataBuffer piece(byte[] input, int index, int of) {
        int from = input.length * index / of;
        return DefaultDataBufferFactory.sharedInstance.wrap(
                Arrays.copyOfRange(input, from, input.length * (index + 1) / of));
    }

    @Test
    void listsOfPersons() {
        Parser parser = input -> {
            TextEncoding encoding = TextEncoding.sniff(new ByteArrayInputStream(input));
            try (Reader text = new InputStreamReader(new ByteArrayInputStream(input), encoding.charset())) {
                var rows = new CsvReader(text, SheetLimits.USUAL);
                int read = 0;
                while (rows.next().isPresent()) {
                    assertThat(++read).as("rows of %d bytes", input.length).isLessThanOrEqualTo(input.length + 1);
                }
            }
        };
        fuzz(
                parser,
                "宛名番号,氏名,住所\r\n001,\"見本 \"\"花\"\"子\",\"みなせ町\n一丁目\"\r\n".getBytes(WINDOWS),
                "\uFEFF宛名番号,氏名\n1,髙﨑\n\n,,,\n\"開いたまま".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void filesOfTheCarePlanExchange() {
        String file = "UPPLAN_202612_1270000001_43_1270000015_15_20261125180000.CSV";
        ExchangeName name = ExchangeName.find(file).orElseThrow();
        fuzz(input -> ExchangeName.find(new String(input, StandardCharsets.UTF_8)), file);
        fuzz(
                input -> ExchangeReader.read(name, input),
                "202104,1270000001,事業所,123456,0000000001,見本,202612,01,0900,1000,111111,1\r\n".getBytes(WINDOWS));
    }

    @Test
    void codesOfInvitations() {
        fuzz(input -> InvitationCode.read(new String(input, StandardCharsets.UTF_8)), "ABCD-2345", "ａｂｃｄ－２３４５");
    }

    @Test
    void linksOfMessages() {
        fuzz(
                input -> assertThat(AnswerLink.read(new String(input, StandardCharsets.UTF_8), KEY))
                        .as("nobody makes a link without the key")
                        .isEmpty(),
                "A".repeat(150),
                "-_".repeat(70));
        fuzz(
                input -> assertThat(CaseloadToken.read(new String(input, StandardCharsets.UTF_8), KEY))
                        .as("nobody makes a link without the key")
                        .isEmpty(),
                "A".repeat(99));
    }

    @Test
    void cursorsOfLists() {
        fuzz(
                input -> Cursor.read(new String(input, StandardCharsets.UTF_8), 2),
                Cursor.of("1", "0a0a0a0a-1b1b-4c4c-8d8d-2e2e2e2e2e2e").text());
    }

    @Test
    void times() {
        fuzz(
                input -> {
                    try {
                        Instant read = IsoInstants.parse(new String(input, StandardCharsets.UTF_8));
                        assertThat(IsoInstants.parse(IsoInstants.text(read))).isEqualTo(read);
                    } catch (DateTimeException refused) {
                        assertThat(refused.getMessage()).isNotNull();
                    }
                },
                "2026-11-21T09:00:00.123456789+09:00",
                "2026-11-21T00:00:00Z",
                "-0001-01-01T00:00:00Z");
    }

    @Test
    void datesOfBirth() {
        fuzz(
                input -> BirthDates.read(new String(input, StandardCharsets.UTF_8)),
                "昭和12年3月4日",
                "S12.3.4",
                "19370304",
                "令和元年五月一日",
                "Ｈ１－１－８");
    }

    private static void fuzz(Parser parser, String... examples) {
        fuzz(
                parser,
                Arrays.stream(examples)
                        .map(example -> example.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new));
    }

    private static void fuzz(Parser parser, byte[]... examples) {
        var random = new Random(SEED);
        long end = System.nanoTime() + EACH.toNanos();
        byte[] input = examples[0];
        for (int round = 0; System.nanoTime() < end || round < 500; round++) {
            byte[] example = examples[random.nextInt(examples.length)];
            input = random.nextInt(20) == 0 ? example : grown(input, example, random);
            long begun = System.nanoTime();
            try {
                parser.parse(input);
            } catch (Refused expected) {
                assertThat(expected.problem().kind().status()).isBetween(400, 499);
            } catch (Exception | Error fault) {
                throw new AssertionError(
                        "round %d of seed %d: %s"
                                .formatted(round, SEED, HexFormat.of().formatHex(input)),
                        fault);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("round %d of seed %d: %s", round, SEED, HexFormat.of().formatHex(input))
                    .isLessThan(HANGS);
        }
    }

    private static byte[] grown(byte[] from, byte[] example, Random random) {
        if (from.length == 0 || from.length > 20_000) {
            return example;
        }
        int at = random.nextInt(from.length);
        int many = 1 + random.nextInt(Math.min(64, from.length));
        byte[] next = from.clone();
        return switch (random.nextInt(8)) {
            case 0 -> {
                next[at] ^= (byte) (1 << random.nextInt(8));
                yield next;
            }
            case 1 -> {
                next[at] = (byte) random.nextInt(256);
                yield next;
            }
            case 2 -> Arrays.copyOf(from, at);
            case 3 ->
                joined(
                        Arrays.copyOf(from, at),
                        Arrays.copyOfRange(example, 0, Math.min(many, example.length)),
                        from,
                        at);
            case 4 -> joined(Arrays.copyOf(from, at), Arrays.copyOfRange(from, Math.max(0, at - many), at), from, at);
            case 5 -> joined(Arrays.copyOf(from, at), new byte[0], from, Math.min(from.length, at + many));
            case 6 -> {
                byte[] special = SPECIAL.get(random.nextInt(SPECIAL.size()));
                yield joined(Arrays.copyOf(from, at), special, from, at);
            }
            default -> {
                byte[] noise = new byte[many];
                random.nextBytes(noise);
                yield joined(Arrays.copyOf(from, at), noise, from, at);
            }
        };
    }

    private static final List<byte[]> SPECIAL = List.of(
            new byte[] {0},
            new byte[] {(byte) 0xff, (byte) 0xfe},
            new byte[] {(byte) 0xc0, (byte) 0xaf},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[] {(byte) 0x81},
            "\"\"\"".getBytes(StandardCharsets.US_ASCII),
            "\r\n".getBytes(StandardCharsets.US_ASCII),
            "[".repeat(600).getBytes(StandardCharsets.US_ASCII),
            "9".repeat(400).getBytes(StandardCharsets.US_ASCII),
            "1e999999".getBytes(StandardCharsets.US_ASCII),
            "\\ud800".getBytes(StandardCharsets.US_ASCII),
            "𠮷髙\u0301\u202E".getBytes(StandardCharsets.UTF_8));

    private static byte[] joined(byte[] start, byte[] middle, byte[] rest, int from) {
        byte[] whole = Arrays.copyOf(start, start.length + middle.length + rest.length - from);
        System.arraycopy(middle, 0, whole, start.length, middle.length);
        System.arraycopy(rest, from, whole, start.length + middle.length, rest.length - from);
        return whole;
    }

    @Test
    void theFuzzerFindsAFaultWhenThereIsOne() {
        assertThat(caught(() -> fuzz(
                        input -> {
                            if (input.length > 5 && input[3] == 'x') {
                                throw new IOException("planted");
                            }
                        },
                        "abcdefgh")))
                .isTrue();
    }

    private static boolean caught(Runnable work) {
        try {
            work.run();
            return false;
        } catch (AssertionError found) {
            return found.getMessage().contains("seed");
        }
    }
}
