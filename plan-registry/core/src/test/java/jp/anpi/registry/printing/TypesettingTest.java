package jp.anpi.registry.printing;

import static jp.anpi.registry.printing.Markup.tag;
import static jp.anpi.registry.printing.Printed.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TypesettingTest {

    private static final Typeface PLAIN = codePoint -> codePoint < 0x10000;

    @Test
    void whatTheFountHasComesOutAsItselfAndNothingIsSaidOfIt() {
        assertThat(text(Typesetting.set(tag("p", "髙﨑 邉"), PLAIN)).strip()).isEqualTo("髙﨑 邉");
    }

    @Test
    void aVariantComesOutInItsUsualFormAndIsToldByName() {
        assertThat(text(Typesetting.set(tag("p", "葛\uDB40\uDD00城"), PLAIN)))
                .contains("葛城")
                .contains("「葛」は異体字の指定（U+845B U+E0100）があり、基本の字形で印字しています。");
    }

    @Test
    void aCharacterThatNoFountHasLeavesAMarkAndItsNameOnce() {
        String set = text(Typesetting.set(tag("div", tag("p", "𠮷野"), tag("p", "𠮷川")), PLAIN));
        assertThat(set).contains("〓野", "〓川", "U+20BB7（CJK UNIFIED IDEOGRAPHS EXTENSION B 20BB7）");
        assertThat(set.split("U\\+20BB7", -1)).hasSize(2);
    }

    @Test
    void whateverIsWrittenNothingUnseenIsLeft() {
        var random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            String written = random.ints(30, 0, 0x110000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String set = text(Typesetting.set(tag("p", written), PLAIN));
            assertThat(set.codePoints())
                    .allMatch(codePoint -> codePoint == '\n'
                            || PLAIN.has(codePoint) && Character.getType(codePoint) != Character.CONTROL);
        }
    }
}
