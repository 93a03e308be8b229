package jp.anpi.registry.alias;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.PersonName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other names in one cell. */
class AliasesTest {

    @Test
    void severalNamesStandInOneCellEachWithItsReadingOrWithout() {
        assertThat(Aliases.read("山田　花子（ヤマダ　ハナコ）、 丸八商店/NGUYEN Thi・Hoa (グエン ティ)；山田　花子（ヤマダ　ハナコ）"))
                .contains(List.of(
                        new PersonName("山田　花子", "ヤマダ　ハナコ"),
                        new PersonName("丸八商店", ""),
                        new PersonName("NGUYEN Thi・Hoa", "グエン ティ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "、、\n", "　"})
    void nothingButSeparatorsIsNoName(String cell) {
        assertThat(Aliases.read(cell)).contains(List.of());
    }

    @Test
    void aReadingAloneIsTakenAsItIsWrittenAndLosesNoCharacter() {
        assertThat(Aliases.read("（ハナコ）")).contains(List.of(new PersonName("（ハナコ）", "")));
    }

    @Test
    void moreNamesThanSomebodyGoesByAndLongerOnesAreNotKept() {
        String nine = IntStream.rangeClosed(1, Aliases.MOST + 1)
                .mapToObj(number -> "名前" + number)
                .collect(Collectors.joining("、"));
        assertThat(Aliases.read(nine)).isEmpty();
        assertThat(Aliases.read("長".repeat(Aliases.LONGEST))).isPresent();
        assertThat(Aliases.read("長".repeat(Aliases.LONGEST + 1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"山田\u0000花子", "山田\u202E花子", "山田\uD842"})
    void whatCannotBeShownIsNoName(String cell) {
        assertThat(Aliases.read(cell)).isEmpty();
    }
}
