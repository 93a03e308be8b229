package jp.anpi.safety.matching;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The shadow of a name: what is compared instead of it. The first word is taken for the family name; of further given
 * names the order does not matter. A name without a space is all family name, since nothing in it says where it ends.
 */
public record FoldedName(String surname, String given) {

    private static final Pattern PARTING = Pattern.compile("[ ・･,，、.．=＝/()]+");

    /** Folds a name or its reading; anything can be folded, also nonsense. */
    public static FoldedName of(String raw) {
        return ofWords(words(raw));
    }

    static FoldedName ofWords(List<String> words) {
        return words.isEmpty()
                ? new FoldedName("", "")
                : new FoldedName(
                        words.getFirst(), words.stream().skip(1).sorted().collect(Collectors.joining(" ")));
    }

    /** The folded words of a name, in their order. */
    static List<String> words(String raw) {
        String folded = withOneSpelling(Letters.fold(raw));
        return PARTING.splitAsStream(folded).filter(word -> !word.isEmpty()).toList();
    }

    /** The key; folding it again gives the same name. */
    public String key() {
        return given.isEmpty() ? surname : surname + " " + given;
    }

    /** ヶ ケ が ガ and ノ 之 の between kanji are one spelling each. */
    static String withOneSpelling(String folded) {
        var text = new StringBuilder(folded);
        for (int at = 1; at + 1 < text.length(); at++) {
            if (kanji(text.charAt(at - 1)) && kanji(text.charAt(at + 1))) {
                switch (text.charAt(at)) {
                    case 'ヶ', 'ヵ', 'カ', 'ガ' -> text.setCharAt(at, 'ケ');
                    case '之', '乃' -> text.setCharAt(at, 'ノ');
                    default -> {}
                }
            }
        }
        return text.toString();
    }

    private static boolean kanji(char each) {
        return Character.isIdeographic(each) || Character.isSurrogate(each);
    }
}
