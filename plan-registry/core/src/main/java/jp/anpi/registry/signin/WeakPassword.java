package jp.anpi.registry.signin;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whether a password is one of those that are tried first: words that everybody takes, those of this product and city, one's own
 * names, keys beside each other, years, repetitions. What is left once all of these are taken out must be something of its own;
 * so a list of a few words covers every common password that is long enough, in all its spellings.
 */
public final class WeakPassword {

    /** So many different characters must be left. */
    private static final int LEFT = 5;

    private static final int RUN = 3;

    private static final List<String> WORDS = Stream.of(
                    "password passwort passcode passwd pass word secret letmein welcome login logon access default changeme",
                    "admin administrator root user guest master manager test testing temp demo sample hello",
                    "qwertyuiop qwerty asdfghjkl asdfgh asdf zxcvbnm zxcvbn qazwsxedc qazwsx 1qaz2wsx 1q2w3e4r 1q2w3e q1w2e3r4",
                    "iloveyou love lovely monkey dragon football baseball sunshine princess shadow superman batman michael",
                    "jordan freedom whatever trustno starwars computer internet samsung google summer winter spring autumn",
                    "january february march april june july august september october november december monday sunday",
                    "anpi anpikakunin saigai bousai hinan jishin kaigo fukushi shiyakusho shichou nagareyama chiba tokyo japan nippon",
                    "desk restricted auditor care caremanager provider visit supporter drill city sakura arigatou konnichiwa")
            .flatMap(line -> Arrays.stream(line.split(" ")))
            .map(WeakPassword::plain)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    private WeakPassword() {}

    /** @param own the account's names */
    public static boolean is(String password, String... own) {
        String rest = plain(password);
        for (String name : own) {
            String word = plain(name);
            rest = word.length() < RUN ? rest : rest.replace(word, " ");
        }
        for (String word : WORDS) {
            rest = rest.replace(word, " ");
        }
        return withoutRuns(rest)
                        .chars()
                        .filter(Character::isLetterOrDigit)
                        .distinct()
                        .count()
                < LEFT;
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
}
