package jp.anpi.registry.printing;

import java.util.Locale;
import java.util.Optional;

/** A character that does not come out as it was written; it is told by name on the same sheet. */
public sealed interface OddCharacter {

    /** For a person to read. */
    String japanese();

    /**
     * An ideographic variation sequence: the character is there in its usual form, the variant that the selector asks for is not.
     *
     * @param base the character; {@code selector} follows it
     */
    record Variant(int base, int selector) implements OddCharacter {
        @Override
        public String japanese() {
            return "「%s」は異体字の指定（%s %s）があり、基本の字形で印字しています。"
                    .formatted(Character.toString(base), code(base), code(selector));
        }
    }

    /** No fount has it; {@value Typesetting#GETA} stands in its place. */
    record Missing(int codePoint) implements OddCharacter {
        @Override
        public String japanese() {
            return "「%s」の箇所は、書体にない文字 %s（%s）です。手で書き入れてください。"
                    .formatted(
                            Typesetting.GETA,
                            code(codePoint),
                            Optional.ofNullable(Character.getName(codePoint)).orElse("名称なし"));
        }
    }

    private static String code(int codePoint) {
        return "U+%04X".formatted(codePoint).toUpperCase(Locale.ROOT);
    }
}
