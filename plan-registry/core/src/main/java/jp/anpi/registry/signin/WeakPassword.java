package jp.anpi.registry.signin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a password is one of those that are tried first: words that everybody takes, those of this product and city, one's own
 * names, keys beside each other, years, numbers of telephones, repetitions. What is left once all of these are taken out must be
 * something of its own; so a list of some hundred words covers every common password that is long enough, in all its spellings.
 */
public final class WeakPassword {

    /** So many different characters must be left. */
    private static final int LEFT = 5;

    /** What is said several times must have as many characters when it is said once. */
    private static final int SHORTEST_ONCE = 8;

    private static final int RUN = 3;
    private static final int WALK = 4;

    /** Nothing but digits is a date, or a number of a telephone or an insurance card, up to so many. */
    private static final int LONGEST_NUMBER = 15;

    private static final Pattern AGAIN_AND_AGAIN = Pattern.compile("(.+?)\\1+", Pattern.DOTALL);

    /** As they stand beside each other, the rows one below the other. */
    private static final List<String> KEYS = List.of("1234567890-", "qwertyuiop", "asdfghjkl;", "zxcvbnm,./");

    private static final List<String> WORDS = words();

    private WeakPassword() {}

    /** @param own the account's names */
    public static boolean is(String password, String... own) {
        var repeated = AGAIN_AND_AGAIN.matcher(password);
        if (repeated.matches() && repeated.group(1).length() < SHORTEST_ONCE) {
            return true;
        }
        String rest = plain(password);
        if (isNumber(rest)) {
            return true;
        }
        for (String name : own) {
            String word = plain(name);
            rest = word.length() < RUN ? rest : rest.replace(word, " ");
        }
        for (String word : WORDS) {
            rest = rest.replace(word, " ");
        }
        return withoutWalks(withoutRuns(rest))
                        .chars()
                        .filter(Character::isLetterOrDigit)
                        .distinct()
                        .count()
                < LEFT;
    }

    private static boolean isNumber(String plain) {
        long digits = plain.chars().filter(Character::isDigit).count();
        return digits > 0 && digits <= LONGEST_NUMBER && plain.chars().noneMatch(Character::isLetter);
    }

    private static List<String> words() {
        try (InputStream list = Objects.requireNonNull(WeakPassword.class.getResourceAsStream("tried-first.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .filter(word -> !word.isBlank())
                    .map(WeakPassword::plain)
                    .flatMap(word ->
                            Stream.of(word, new StringBuilder(word).reverse().toString()))
                    .distinct()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
        } catch (IOException ourOwn) {
            throw new UncheckedIOException(ourOwn);
        }
    }

    /** As it would be guessed: without case, width and the usual look-alikes. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i')
                .replaceAll("(?<=[a-z])0|0(?=[a-z])", "o")
                .replaceAll("(?<=[a-z])3(?=[a-z])", "e")
                .replaceAll("(?<=[a-z])4(?=[a-z])", "a")
                .replaceAll("(?<=[a-z])5(?=[a-z])", "s");
    }

    /** Takes out what counts up or down or stands still, and years. */
    private static String withoutRuns(String text) {
        String rest = text.replaceAll("(?:19|20)\\d\\d", " ");
        StringBuilder kept = new StringBuilder();
        for (int from = 0; from < rest.length(); ) {
            int to = runFrom(rest, from);
            if (to - from < RUN) {
                kept.append(rest, from, to);
            }
            from = to;
        }
        return kept.toString();
    }

    /** The end of the longest run that begins there; a single character is one. */
    private static int runFrom(String text, int from) {
        if (from + 1 >= text.length()) {
            return text.length();
        }
        int step = text.charAt(from + 1) - text.charAt(from);
        if (Math.abs(step) > 1) {
            return from + 1;
        }
        int to = from + 2;
        while (to < text.length() && text.charAt(to) - text.charAt(to - 1) == step) {
            to++;
        }
        return to - from < RUN ? from + 1 : to;
    }

    /** Takes out where a finger went from key to key beside it, in whatever direction. */
    private static String withoutWalks(String text) {
        StringBuilder kept = new StringBuilder();
        for (int from = 0; from < text.length(); ) {
            int to = from + 1;
            while (to < text.length() && areNeighbours(text.charAt(to - 1), text.charAt(to))) {
                to++;
            }
            if (to - from < WALK) {
                kept.append(text, from, to);
            }
            from = to;
        }
        return kept.toString();
    }

    private static boolean areNeighbours(char one, char other) {
        for (int row = 0; row < KEYS.size(); row++) {
            int at = KEYS.get(row).indexOf(one);
            for (int beside = Math.max(0, row - 1); at >= 0 && beside < Math.min(KEYS.size(), row + 2); beside++) {
                int there = KEYS.get(beside).indexOf(other);
                if (there >= 0 && Math.abs(there - at) <= 1) {
                    return true;
                }
            }
        }
        return false;
    }
}
