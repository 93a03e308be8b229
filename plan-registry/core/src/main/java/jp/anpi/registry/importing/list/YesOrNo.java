package jp.anpi.registry.importing.list;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How lists say that there is something, or nothing; folded as headings are. */
public final class YesOrNo {

    /** The words for what there is. */
    public static final Set<String> YES = Set.of("1", "○", "〇", "◯", "有", "有り", "あり", "ある", "いる", "はい", "該当", "true");
    /** The words for what there is not. */
    public static final Set<String> NO =
            Set.of("0", "×", "-", "無", "無し", "無い", "なし", "ない", "いない", "いいえ", "非該当", "false");

    /** Each word with what it says; a blank cell is no. */
    static final Map<String, Boolean> OR_BLANK = Stream.of(YES, NO, Set.of(""))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableMap(word -> word, YES::contains));

    private YesOrNo() {}
}
