package jp.anpi.registry.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Word lists kept beside the classes: one word and its reading a line, {@code #} begins a new section. */
final class WordList {

    /** A word and its reading in katakana. */
    record Word(String written, String kana) {}

    private WordList() {}

    static List<Word> read(String file) {
        try (var in = WordList.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the list " + file + " is missing from the sample");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split(" ", 2))
                    .map(parts -> new Word(parts[0], parts[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
