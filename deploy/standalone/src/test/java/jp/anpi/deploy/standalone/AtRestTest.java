package jp.anpi.deploy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/**
 * Uses the product as on a busy day and then reads everything it keeps, as a thief of the disk would: the files as they are,
 * and every document, since files may be packed.
 */
class AtRestTest {

    private static final Charset WINDOWS = Charset.forName("windows-31j");

    /** Shorter ones stand by chance in any million bytes. */
    private static final int SHORTEST = 9;

    private final RunningProduct product = RunningProduct.get();

    @Test
    void nothingAboutAnybodyCanBeReadInTheDataDirectoryNorInTheLog() throws IOException {
        WebClient desk = product.as("desk");
        var log = Logged.listen();
        Set<String> secrets = new LinkedHashSet<>();
        String incident = RunningProduct.drill(desk);
        RunningProduct.get(desk, "/api/persons?limit=300").get("items").forEach(person -> {
            secrets.add(person.get("name").asString());
            secrets.add(person.get("kana").asString());
            secrets.add(person.path("address").asString(""));
        });
        JsonNode ill = RunningProduct.get(desk, "/api/persons?group=PUSH_SUPPORT&limit=20")
                .get("items");
        ill.forEach(person -> {
            String id = person.get("id").asString();
            texts(RunningProduct.get(desk, "/api/persons/" + id)).forEach(secrets::add);
            RunningProduct.post(
                    desk, "/api/incidents/" + incident + "/reports", report(id, "酸素ボンベ残り一本、090-1111-2222 の妹さんへ"));
        });
        secrets.add("酸素ボンベ残り一本");
        secrets.add("090-1111-2222");
        RunningProduct.post(desk, "/api/incidents/" + incident + "/reports", unnamed());
        secrets.add("綾小路きみまろ太郎");
        secrets.add("大字架空字秘密台9999番地");
        lookAtAList(desk);
        secrets.add("名簿上之助見本");
        secrets.add("ナノリウエノスケ");
        calledWrongly(desk, "/api/incidents/" + incident + "/reports");
        desk.get()
                .uri("/api/incidents/" + incident + "/export")
                .retrieve()
                .bodyToMono(byte[].class)
                .block(RunningProduct.PATIENCE);
        var needles = new Needles(secrets.stream()
                .filter(text -> text.getBytes(StandardCharsets.UTF_8).length >= SHORTEST)
                .flatMap(text -> Stream.of(
                        text.getBytes(StandardCharsets.UTF_8),
                        text.getBytes(WINDOWS),
                        text.getBytes(StandardCharsets.UTF_16LE)))
                .toList());
        assertThat(needles.size()).as("what is looked for").isGreaterThan(1_000);

        assertThat(needles.in("見本 酸素ボンベ残り一本".getBytes(StandardCharsets.UTF_8)))
                .as("the search finds what is there")
                .isTrue();
        try (log) {
            assertThat(log.lines()).noneMatch(line -> needles.in(line.getBytes(StandardCharsets.UTF_8)));
        }
        for (Path file : files()) {
            assertThat(needles.in(present(file)))
                    .as("%s holds something readable", file)
                    .isFalse();
        }
        for (RawBsonDocument document : documents()) {
            assertThat(needles.in(document.getByteBuffer().array()))
                    .as("a document holds something readable: %s", document.keySet())
                    .isFalse();
        }
        listsThatWereTakenInLeaveNoFile();
    }

    /** Another product on this machine may be taking one in at this moment. */
    private static void listsThatWereTakenInLeaveNoFile() throws IOException {
        List<Path> lists;
        try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            lists = temporary
                    .filter(file -> file.getFileName().toString().startsWith("anpi-list"))
                    .toList();
        }
        long end = System.nanoTime() + RunningProduct.PATIENCE.toNanos();
        while (lists.stream().anyMatch(Files::exists) && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(lists).noneMatch(Files::exists);
    }

    @Test
    void theKeyLiesApartFromWhatItOpensAndIsForItsOwnerOnly() throws IOException {
        Path key = product.data().resolve("keys").resolve("installation.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        byte[] secret = Files.readAllBytes(key);
        var needles = new Needles(List.of(secret));
        for (Path file : files()) {
            if (!file.equals(key)) {
                assertThat(needles.in(present(file))).as("%s", file).isFalse();
            }
        }
    }

    /** Every file of the product; the store and the log replace theirs while they are listed. */
    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(product.data(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        assertThat(files).as("what is kept was found").hasSizeGreaterThan(10);
        return files;
    }

    /** The store replaces its files while they are read. */
    private static byte[] present(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException replaced) {
            return new byte[0];
        }
    }

    private List<RawBsonDocument> documents() {
        String uri = Objects.requireNonNull(product.context().getEnvironment().getProperty("anpi.mongodb-uri"));
        try (MongoClient client = MongoClients.create(uri)) {
            List<RawBsonDocument> found = Flux.from(client.listDatabaseNames())
                    .filter(name -> name.startsWith("anpi"))
                    .map(client::getDatabase)
                    .concatMap(database -> Flux.from(database.listCollectionNames())
                            .concatMap(name -> database.getCollection(name, RawBsonDocument.class)
                                    .find(Filters.empty())))
                    .collectList()
                    .block(RunningProduct.PATIENCE);
            assertThat(found).as("the store was read").hasSizeGreaterThan(3_000);
            return Objects.requireNonNull(found);
        }
    }

    /** Every text that is somebody's: what is not made of capitals and figures only. */
    private static Stream<String> texts(JsonNode node) {
        if (node.isString()) {
            String text = node.asString();
            boolean code = text.matches("[A-Z_]+|[0-9a-f-]{36}|[0-9T:.Z+-]+|[a-z-]+");
            return code && !text.matches("0\\d{1,4}-\\d+-\\d+") ? Stream.empty() : Stream.of(text);
        }
        return node.valueStream().flatMap(AtRestTest::texts);
    }

    private static Map<String, Object> report(String person, String notes) {
        return Map.of(
                "id",
                UUID.randomUUID().toString(),
                "personId",
                person,
                "contact",
                "REACHED",
                "evidence",
                "DIRECT",
                "condition",
                "UNWELL",
                "place",
                Map.of("kind", "HOME", "detail", "二階の奥の部屋"),
                "needs",
                List.of(Map.of("kind", "OXYGEN")),
                "notes",
                notes,
                "source",
                "DESK",
                "observedAt",
                OffsetDateTime.parse("2026-11-21T09:30:00+09:00").toString());
    }

    private static Map<String, Object> unnamed() {
        return Map.of(
                "id", UUID.randomUUID().toString(),
                "name", "綾小路きみまろ太郎",
                "address", "大字架空字秘密台9999番地",
                "contact", "REACHED",
                "evidence", "HEARSAY",
                "condition", "SAFE",
                "place", Map.of("kind", "UNKNOWN"),
                "needs", List.of(),
                "source", "OTHER",
                "observedAt", "2026-11-21T09:30:00+09:00");
    }

    /** What is refused, or breaks, names nobody either. */
    private static void calledWrongly(WebClient desk, String reports) {
        String somebody = "綾小路きみまろ太郎";
        for (String body : List.of(
                "{\"name\":\"" + somebody + "\",\"notes\":",
                "{\"id\":\"" + somebody + "\"}",
                "{\"id\":7,\"name\":[\"" + somebody + "\"]}",
                somebody)) {
            assertThat(status(desk.post()
                            .uri(reports)
                            .contentType(MediaType.APPLICATION_JSON)
                            .bodyValue(body)))
                    .isBetween(400, 499);
        }
        for (String path : List.of("/api/persons/{name}", "/api/persons?cursor={name}", "/api/{name}", "/{name}")) {
            assertThat(status(desk.get().uri(path, somebody))).isBetween(400, 499);
        }
        assertThat(status(desk.post()
                        .uri("/api/auth/login")
                        .bodyValue(Map.of("username", somebody, "password", "酸素ボンベ残り一本"))))
                .isEqualTo(401);
    }

    private static int status(WebClient.RequestHeadersSpec<?> call) {
        return Objects.requireNonNull(call.exchangeToMono(answer ->
                        answer.releaseBody().thenReturn(answer.statusCode().value()))
                .block(RunningProduct.PATIENCE));
    }

    private static void lookAtAList(WebClient desk) {
        var body = new MultipartBodyBuilder();
        body.part(
                        "file",
                        "宛名番号,氏名,フリガナ,住所\n0000012345,名簿上之助見本,ナノリウエノスケ,大字架空字秘密台9999番地\n"
                                .getBytes(StandardCharsets.UTF_8),
                        MediaType.TEXT_PLAIN)
                .filename("名簿.csv");
        desk.post()
                .uri("/api/imports/persons")
                .body(BodyInserters.fromMultipartData(body.build()))
                .exchangeToMono(answer -> {
                    assertThat(answer.statusCode().is2xxSuccessful()).isTrue();
                    return answer.releaseBody();
                })
                .block(RunningProduct.PATIENCE);
    }
}
