package jp.anpi.registry.eventing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whoever reaches the log may write what they like: records that grew out of good ones are read, or refused with a cause that
 * quotes nothing, and never end who reads. {@code -Danpi.fuzz.seed} repeats a run.
 */
@Timeout(60)
class RecordFuzzTest {

    private static final long SEED = Long.getLong("anpi.fuzz.seed", 20261121);
    private static final int ROUNDS = Integer.getInteger("anpi.fuzz.rounds", 20_000);
    private static final String SECRET = "髙﨑 花子";
    private static final EventCodec CODEC = new EventCodec(
            new Unsealed(),
            new TopicPlan(EventingProperties.of("localhost:9"), Fact.ALL.topics()),
            () -> Instant.parse("2026-11-21T00:00:00Z"));

    /** Opens everything to what it is, as if the writer had the keys: nothing is held off by the seal. */
    private static final class Unsealed implements Sealing {

        @Override
        public byte[] seal(KeyId key, byte[] plain, String context) {
            return plain;
        }

        @Override
        public byte[] open(KeyId key, byte[] sealed, String context) {
            return sealed;
        }
    }

    @Test
    void recordsOfEvents() {
        var random = new Random(SEED);
        var good = CODEC.encode(
                Fact.FACTS,
                RecordKey.of(PersonId.of("0a0a0a0a-1b1b-4c4c-8d8d-2e2e2e2e2e2e")),
                new Fact.Said(
                        PersonId.of("0a0a0a0a-1b1b-4c4c-8d8d-2e2e2e2e2e2e"),
                        SECRET,
                        Optional.of(Instant.parse("2026-11-21T00:00:00Z"))),
                Fact.DRILL);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var headers = new RecordHeaders();
            for (var header : good.headers()) {
                if (random.nextInt(30) > 0) {
                    headers.add(header.key(), random.nextInt(12) == 0 ? grown(header.value(), random) : header.value());
                }
            }
            byte[] key = random.nextInt(20) == 0 ? null : maybe(good.key(), random);
            byte[] value = random.nextInt(20) == 0 ? null : maybe(good.value(), random);
            read += taken(Fact.FACTS, key, value, headers, round) + taken(Fact.NOTES, key, value, headers, round);
        }
        assertThat(read).as("some are still good").isGreaterThan(ROUNDS / 20);
    }

    private static int taken(Topic<?> topic, byte[] key, byte[] value, RecordHeaders headers, int round) {
        var record = new ConsumerRecord<>(
                "t", 0, round, 0L, TimestampType.CREATE_TIME, 0, 0, key, value, headers, Optional.empty());
        try {
            CODEC.decode(topic, record);
            return 1;
        } catch (Unreadable refused) {
            assertThat(refused.getMessage()).doesNotContain(SECRET);
            return 0;
        } catch (RuntimeException fault) {
            throw new AssertionError("round %d of seed %d".formatted(round, SEED), fault);
        }
    }

    @Test
    void namesOfKeys() {
        var random = new Random(SEED);
        List<byte[]> good = List.of(
                KeyName.made(KeyId.incident(UUID.fromString("99999999-8888-4777-8666-555555555555")), -7)
                        .getBytes(UTF_8),
                (KeyName.DESTROYED + "installation").getBytes(UTF_8),
                KeyName.ROOT.getBytes(UTF_8));
        byte[] name = good.getFirst();
        for (int round = 0; round < ROUNDS; round++) {
            name = random.nextInt(10) == 0 ? good.get(random.nextInt(good.size())) : grown(name, random);
            try {
                assertThat(KeyName.read(name)).isNotNull();
            } catch (RuntimeException fault) {
                throw new AssertionError(HexFormat.of().formatHex(name), fault);
            }
        }
        assertThat(KeyName.read(null)).isEqualTo(new KeyName.Foreign());
        assertThat(KeyName.read("made/".getBytes(UTF_8))).isEqualTo(new KeyName.Foreign());
        assertThat(KeyName.read(good.getFirst())).isInstanceOf(KeyName.Made.class);
    }

    private static byte[] maybe(byte[] bytes, Random random) {
        return random.nextInt(3) == 0 ? grown(bytes, random) : bytes;
    }

    private static byte[] grown(byte[] from, Random random) {
        if (from.length == 0 || from.length > 4_000) {
            return "{}".getBytes(UTF_8);
        }
        int at = random.nextInt(from.length);
        byte[] next = from.clone();
        return switch (random.nextInt(6)) {
            case 0 -> {
                next[at] ^= (byte) (1 << random.nextInt(8));
                yield next;
            }
            case 1 -> {
                next[at] = (byte) random.nextInt(256);
                yield next;
            }
            case 2 -> Arrays.copyOf(from, at);
            case 3 -> Arrays.copyOfRange(from, at, from.length);
            case 4 -> joined(from, at, PIECES.get(random.nextInt(PIECES.size())));
            default -> joined(from, at, Arrays.copyOfRange(from, at, Math.min(from.length, at + 9)));
        };
    }

    private static final List<byte[]> PIECES = List.of(
            new byte[] {0},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            "[".repeat(1_500).getBytes(UTF_8),
            "9".repeat(400).getBytes(UTF_8),
            "1e999999".getBytes(UTF_8),
            "null".getBytes(UTF_8),
            "/".getBytes(UTF_8),
            "\"at\":\"+999999999-12-31T23:59:59Z\"".getBytes(UTF_8));

    private static byte[] joined(byte[] from, int at, byte[] middle) {
        byte[] whole = Arrays.copyOf(from, from.length + middle.length);
        System.arraycopy(middle, 0, whole, at, middle.length);
        System.arraycopy(from, at, whole, at + middle.length, from.length - at);
        return whole;
    }
}
