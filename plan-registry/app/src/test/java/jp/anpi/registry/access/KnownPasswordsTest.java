package jp.anpi.registry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownPasswordsTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void eachOfTheListIsFoundAndNoOther(String lineEnd) throws IOException {
        var random = new Random(4);
        List<String> lost = IntStream.range(0, 2_000).mapToObj(i -> "lost-" + i).toList();
        var known = in(
                lost.stream()
                        .map(KnownPasswordsTest::sha1)
                        .sorted()
                        .map(hash -> random.nextBoolean() ? hash : hash + ":" + random.nextInt(40_000_000))
                        .toList(),
                lineEnd);
        for (int i = 0; i < 2_000; i += 1 + random.nextInt(20)) {
            assertThat(known.has("lost-" + i).block()).as("lost-" + i).isTrue();
            assertThat(known.has("kept-" + i).block()).as("kept-" + i).isFalse();
        }
        String first = lost.stream().min((a, b) -> sha1(a).compareTo(sha1(b))).orElseThrow();
        String last = lost.stream().max((a, b) -> sha1(a).compareTo(sha1(b))).orElseThrow();
        assertThat(known.has(first).block()).isTrue();
        assertThat(known.has(last).block()).isTrue();
    }

    @Test
    void aListOfOneWithoutALineEndIsAListToo() throws IOException {
        Path file = directory.resolve("one.txt");
        Files.writeString(file, sha1("lost"));
        assertThatCode(() -> KnownPasswords.check(file.toString())).doesNotThrowAnyException();
        var known = new KnownPasswords(Optional.of(file));
        assertThat(known.has("lost").block()).isTrue();
        assertThat(known.has("kept").block()).isFalse();
    }

    @Test
    void withoutAListNothingIsKnown() {
        assertThat(new KnownPasswords(Optional.empty()).has("password1234").block())
                .isFalse();
    }

    @Test
    void whatIsNoSuchListIsRefusedByTheNameOfItsSetting() throws IOException {
        Path words = directory.resolve("words.txt");
        Files.writeString(words, "password1234\nqwertyuiop12\n");
        Path turned = directory.resolve("turned.txt");
        Files.writeString(turned, "F".repeat(40) + "\n" + "0".repeat(40) + "\n");
        Path empty = Files.createFile(directory.resolve("empty.txt"));
        for (String setting : List.of(
                words.toString(),
                turned.toString(),
                empty.toString(),
                directory.toString(),
                directory.resolve("none").toString(),
                "\0")) {
            assertThatThrownBy(() -> KnownPasswords.check(setting))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("anpi.access.known-passwords: ");
        }
    }

    private KnownPasswords in(List<String> lines, String lineEnd) throws IOException {
        Path file = directory.resolve("lost.txt");
        Files.writeString(file, String.join(lineEnd, lines) + lineEnd);
        KnownPasswords.check(file.toString());
        return new KnownPasswords(Optional.of(file));
    }

    private static String sha1(String password) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
