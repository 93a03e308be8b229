package jp.anpi.registry.eventing;

import static jp.anpi.registry.eventing.Fact.FACTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.deploy.embedded.kafka.EmbeddedKafka;
import jp.anpi.deploy.embedded.kafka.KafkaSettings;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Broker, publisher and owner in a process of their own that is killed as {@code kill -9} kills, twice. */
@Tag("long")
class KilledOwnerTest {

    private static final int ENOUGH = 3_000;
    private static final PersonId PERSON = PersonId.of("3f2504e0-4f89-41d3-9a0c-0305e82c3301");

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedHasItsEffectExactlyOnceAfterKills() throws Exception {
        Set<Integer> acknowledged = new HashSet<>();
        acknowledged.addAll(killUnderLoad(0));
        acknowledged.addAll(killUnderLoad(1_000_000));

        var ledger = new FileLedger(directory.resolve("ledger"));
        try (var kafka = EmbeddedKafka.start(directory.resolve("kafka"), KafkaSettings.defaults());
                var eventing = eventing(kafka)) {
            Projector owner = eventing.projectors().start("owner", FACTS, ledger);
            long end =
                    eventing.followers().endOffsets(FACTS).block(OnTheLog.BOUND).get(0);
            Until.holds("all is applied", Duration.ofSeconds(60), () -> ledger.next() == end);
            owner.close();
        }
        List<Integer> effects = ledger.effects();
        assertThat(effects).doesNotHaveDuplicates().containsAll(acknowledged);
        System.out.println(
                acknowledged.size() + " acknowledged over two kills, " + effects.size() + " effects, each once");
    }

    private Set<Integer> killUnderLoad(int from) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        directory.toString(),
                        String.valueOf(from)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var acknowledged = new HashSet<Integer>();
        try (BufferedReader said = child.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.endsWith(";")) {
                    acknowledged.add(Integer.valueOf(line.substring(0, line.length() - 1)));
                }
                if (acknowledged.size() == ENOUGH) {
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
        return acknowledged;
    }

    private Eventing eventing(EmbeddedKafka kafka) {
        return start(kafka, directory);
    }

    private static Eventing start(EmbeddedKafka kafka, Path directory) {
        return Eventing.start(
                EventingProperties.of(kafka.bootstrapServers()),
                directory.resolve("key"),
                Fact.ALL,
                InstantSource.system(),
                LogGate.OPEN,
                new SimpleMeterRegistry());
    }

    /** A store in one file: each line holds the next offset and a batch's effects, so both are there or neither. */
    private static final class FileLedger implements Projection<Fact> {

        private final Path file;

        FileLedger(Path file) throws IOException {
            this.file = file;
            if (Files.exists(file)) {
                String text = Files.readString(file);
                Files.writeString(file, text.substring(0, text.lastIndexOf('\n') + 1));
            } else {
                Files.createFile(file);
            }
        }

        private List<String> lines() {
            try {
                return Files.readAllLines(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        long next() {
            List<String> lines = lines();
            return lines.isEmpty() ? 0 : Long.parseLong(lines.getLast().split(" ")[0]);
        }

        List<Integer> effects() {
            var effects = new ArrayList<Integer>();
            lines().forEach(line ->
                    Arrays.stream(line.split(" ")).skip(1).map(Integer::valueOf).forEach(effects::add));
            return effects;
        }

        @Override
        public Mono<Long> take(Share share) {
            return Mono.fromSupplier(this::next);
        }

        @Override
        public Mono<Void> apply(PartitionBatch<Fact> batch) {
            String line = batch.events().stream()
                    .map(event -> String.valueOf(((Fact.Counted) event.event()).count()))
                    .collect(Collectors.joining(" ", batch.nextOffset() + " ", "\n"));
            return Mono.fromCallable(() -> Files.writeString(file, line, StandardOpenOption.APPEND))
                    .then();
        }
    }

    static final class Child {

        private Child() {}

        public static void main(String[] args) throws IOException {
            Path directory = Path.of(args[0]);
            int from = Integer.parseInt(args[1]);
            var kafka = EmbeddedKafka.start(directory.resolve("kafka"), KafkaSettings.defaults());
            Eventing eventing = start(kafka, directory);
            eventing.projectors().start("owner", FACTS, new FileLedger(directory.resolve("ledger")));
            Flux.range(from, 1_000_000)
                    .flatMap(
                            i -> eventing.log()
                                    .append(
                                            FACTS,
                                            RecordKey.of(PERSON),
                                            new Fact.Counted(PERSON, i),
                                            EventContext.INSTALLATION)
                                    .doOnSuccess(_ -> System.out.println(i + ";")),
                            32)
                    .blockLast();
        }
    }
}
