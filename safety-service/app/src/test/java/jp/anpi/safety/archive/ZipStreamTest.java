package jp.anpi.safety.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

class ZipStreamTest {

    private static final Instant AT = Instant.parse("2026-11-20T01:00:00Z");

    private static ZipStream.File file(String name, String... lines) {
        return new ZipStream.File(name, Flux.just(lines));
    }

    private static byte[] joined(Flux<byte[]> pieces) {
        var all = new ByteArrayOutputStream();
        pieces.toIterable().forEach(all::writeBytes);
        return all.toByteArray();
    }

    @Test
    void everyFileIsWholeAndItsChecksumIsThatOfItsBytes() throws Exception {
        List<ZipStream.Entry> told = new ArrayList<>();
        byte[] zip = joined(ZipStream.of(
                List.of(file("a.ndjson", "{\"名\":1}", "{}"), file("empty.ndjson")),
                entries -> {
                    told.addAll(entries);
                    return file("manifest.json", "{}");
                },
                AT));
        List<String> names = new ArrayList<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                names.add(entry.getName() + " " + bytes.length);
                for (var one : told) {
                    if (one.name().equals(entry.getName())) {
                        assertThat(one.bytes()).isEqualTo(bytes.length);
                        assertThat(one.sha256())
                                .isEqualTo(HexFormat.of()
                                        .formatHex(MessageDigest.getInstance("SHA-256")
                                                .digest(bytes)));
                    }
                }
            }
        }
        assertThat(names).containsExactly("a.ndjson 13", "empty.ndjson 0", "manifest.json 3");
        assertThat(told).extracting(ZipStream.Entry::lines).containsExactly(2L, 0L);
    }

    /** A reader that stands still after a little must not have the whole file made for it. */
    @Test
    void aSlowReaderHasOnlyALittleMadeAhead() {
        AtomicInteger asked = new AtomicInteger();
        Flux<String> endless = Flux.fromStream(IntStream.range(0, 10_000_000).mapToObj(i -> {
            asked.incrementAndGet();
            return "{\"number\":" + i + "}";
        }));
        AtomicLong pieces = new AtomicLong();
        ZipStream.of(List.of(new ZipStream.File("long.ndjson", endless)), _ -> file("m"), AT)
                .subscribe(new BaseSubscriber<>() {
                    @Override
                    protected void hookOnSubscribe(Subscription subscription) {
                        subscription.request(3);
                    }

                    @Override
                    protected void hookOnNext(byte[] piece) {
                        pieces.incrementAndGet();
                    }
                });
        assertThat(pieces).hasValue(3);
        assertThat(asked).hasValueLessThan(50_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a|a",
                "a,b|\"a,b\"",
                "say \"x\"|\"say \"\"x\"\"\"",
                "=1+1|'=1+1",
                "-3|'-3",
                "@cmd|'@cmd",
            })
    void aCellIsQuotedAndNeverAFormula(String text, String cell) throws IOException {
        assertThat(Csv.line(List.of(text, "z"))).isEqualTo(cell + ",z");
    }
}
