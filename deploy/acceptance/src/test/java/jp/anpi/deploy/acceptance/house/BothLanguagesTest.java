package jp.anpi.deploy.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Each word of each page is there in Japanese and in English. */
class BothLanguagesTest {

    private static final Pattern PAIR = Pattern.compile("\\b(?:dictionary|codes)\\(\\s*(?=\\{)");
    private static final Pattern KEY = Pattern.compile("\\G\\s*(?://[^\\n]*\\n\\s*)*(?:\"([^\"]+)\"|([\\w$]+))\\s*:");
    private static final Pattern BETWEEN = Pattern.compile("\\G\\s*,\\s*(?=\\{)");

    /** The words of one part of a page, by their keys. */
    private record Pair(Set<String> japanese, Set<String> english, int end) {}

    @Test
    void noPageHasAWordInOneLanguageOnly() throws IOException {
        int pairs = 0;
        for (Resource script : new PathMatchingResourcePatternResolver().getResources("classpath*:static/**/*.js")) {
            String source = script.getContentAsString(StandardCharsets.UTF_8);
            if (script.getURL().getPath().contains("/vendor/")) {
                continue;
            }
            for (Pair pair : pairs(source)) {
                assertThat(pair.english()).as(script.getFilename()).isEqualTo(pair.japanese());
                pairs++;
            }
        }
        assertThat(pairs).as("all parts of all pages").isGreaterThan(40);
    }

    @Test
    void aWordThatIsMissingIsSeen() {
        Pair pair = pairs("const t = dictionary({ a: \"あ {n}, }\", 1: 'い' }, {\n // one\n a: `A, b: c` });")
                .getFirst();
        assertThat(pair.japanese()).containsExactly("1", "a");
        assertThat(pair.english()).containsExactly("a");
        assertThatThrownBy(() -> assertThat(pair.english()).isEqualTo(pair.japanese()))
                .isInstanceOf(AssertionError.class);
    }

    private static List<Pair> pairs(String source) {
        List<Pair> pairs = new ArrayList<>();
        Matcher begin = PAIR.matcher(source);
        for (int from = 0; begin.find(from); from = pairs.getLast().end()) {
            Set<String> japanese = new TreeSet<>();
            Set<String> english = new TreeSet<>();
            Matcher between = BETWEEN.matcher(source);
            assertThat(between.find(words(source, begin.end(), japanese))).isTrue();
            pairs.add(new Pair(japanese, english, words(source, between.end(), english)));
        }
        return pairs;
    }

    /** Collects the keys of the object that begins there; answers where it ends. */
    private static int words(String source, int begin, Set<String> keys) {
        Matcher key = KEY.matcher(source);
        int at = begin + 1;
        while (true) {
            if (!key.find(at)) {
                return source.indexOf('}', at) + 1;
            }
            keys.add(key.group(1) == null ? key.group(2) : key.group(1));
            at = value(source, key.end());
            if (source.charAt(at) == '}') {
                return at + 1;
            }
            at++;
        }
    }

    /** Where the value ends that begins there: at a comma or the end of its object. */
    private static int value(String source, int begin) {
        char quote = 0;
        for (int at = begin; ; at++) {
            char letter = source.charAt(at);
            if (quote != 0) {
                at += letter == '\\' ? 1 : 0;
                quote = letter == quote ? 0 : quote;
            } else if (letter == '"' || letter == '\'' || letter == '`') {
                quote = letter;
            } else if (letter == ',' || letter == '}') {
                return at;
            }
        }
    }
}
