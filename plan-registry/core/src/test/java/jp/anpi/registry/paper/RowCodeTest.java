package jp.anpi.registry.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import jp.anpi.registry.typing.TypedSymbols;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowCodeTest {

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(31);

    @Test
    void everyCodeIsReadBackFromItsPrint() {
        for (int i = 0; i < 1_000; i++) {
            RowCode code = RowCode.random(random);
            assertThat(RowCode.read(code.printed())).contains(code);
            assertThat(RowCode.of(code.symbols())).isEqualTo(code);
        }
    }

    @Test
    void oneWrongSymbolIsNeverACode() {
        for (int i = 0; i < 200; i++) {
            String right = RowCode.random(random).symbols();
            for (int at = 0; at < right.length(); at++) {
                for (int value = 0; value < 32; value++) {
                    char wrong = TypedSymbols.symbol(value);
                    String typed = right.substring(0, at) + wrong + right.substring(at + 1);
                    assertThat(RowCode.read(typed).isPresent()).as(typed).isEqualTo(wrong == right.charAt(at));
                }
            }
        }
    }

    @Test
    void twoSymbolsInEachOthersPlaceAreNeverACode() {
        for (int i = 0; i < 1_000; i++) {
            String right = RowCode.random(random).symbols();
            for (int a = 0; a < right.length(); a++) {
                for (int b = a + 1; b < right.length(); b++) {
                    var typed = new StringBuilder(right);
                    typed.setCharAt(a, right.charAt(b));
                    typed.setCharAt(b, right.charAt(a));
                    boolean same = right.charAt(a) == right.charAt(b);
                    assertThat(RowCode.read(typed.toString()).isPresent()).isEqualTo(same);
                }
            }
        }
    }

    @Test
    void lettersThatLookLikeDigitsAndEveryWayOfTypingAreTheSameCode() {
        RowCode code = withDigits();
        String typed = code.symbols().replace('0', 'o').replace('1', 'l');
        assertThat(typed).isNotEqualTo(code.symbols());
        assertThat(RowCode.read(typed)).contains(code);
        assertThat(RowCode.read(" " + typed.substring(0, 3) + "ー" + typed.substring(3)))
                .contains(code);
        assertThat(RowCode.read(code.symbols().replace('1', 'Ｉ').replace('0', 'Ｏ')))
                .contains(code);
    }

    private RowCode withDigits() {
        for (; ; ) {
            RowCode code = RowCode.random(random);
            if (code.symbols().contains("0") && code.symbols().contains("1")) {
                return code;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00000", "0000000", "U00000", "00/000", "無無無無無無"})
    void whatCannotBeACodeIsNone(String typed) {
        assertThat(RowCode.read(typed)).isEmpty();
        assertThatThrownBy(() -> RowCode.of(typed)).isInstanceOf(IllegalArgumentException.class);
    }
}
