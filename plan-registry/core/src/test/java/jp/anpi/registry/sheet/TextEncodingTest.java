package jp.anpi.registry.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextEncodingTest {

    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final String NAMES = "氏名,住所\r\n髙﨑 花子,〜丁目①\r\nﾊﾝｶｸ,半角\r\n";

    @Test
    void aTableIsWhatItsBytesAre() throws IOException {
        assertThat(sniff(NAMES.getBytes(MS932))).isEqualTo(TextEncoding.WINDOWS_31J);
        assertThat(sniff(NAMES.getBytes(StandardCharsets.UTF_8))).isEqualTo(TextEncoding.UTF_8);
        assertThat(sniff(("\uFEFF" + NAMES).getBytes(StandardCharsets.UTF_8))).isEqualTo(TextEncoding.UTF_8);
        assertThat(sniff(NAMES.getBytes(StandardCharsets.UTF_16))).isEqualTo(TextEncoding.UTF_16);
        assertThat(sniff(("\uFEFF" + NAMES).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(TextEncoding.UTF_16);
        assertThat(sniff(new byte[0])).isEqualTo(TextEncoding.UTF_8);
    }

    @Test
    void oneNameFarBelowDecidesAndACharacterOverTheEdgeOfAPieceDoesNot() throws IOException {
        String rows = "a,b\n".repeat(20_000);
        assertThat(sniff((rows + "髙﨑").getBytes(MS932))).isEqualTo(TextEncoding.WINDOWS_31J);
        for (int shift = 0; shift < 4; shift++) {
            assertThat(sniff(("x".repeat(16_381 + shift) + "髙𠮷".repeat(9_000)).getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(TextEncoding.UTF_8);
        }
    }

    @Test
    void whereFilesWereJoinedTheEncodingOfMostLinesIsToldUnlessAMarkTellsIt() throws IOException {
        byte[] narrow = "髙﨑 花子,川端\r\n".getBytes(MS932);
        byte[] wide = "髙﨑 花子,川端\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] mark = "\uFEFF".getBytes(StandardCharsets.UTF_8);
        assertThat(sniff(joined(wide, wide, narrow))).isEqualTo(TextEncoding.UTF_8);
        assertThat(sniff(joined(wide, narrow, narrow))).isEqualTo(TextEncoding.WINDOWS_31J);
        assertThat(sniff(joined(wide, narrow))).isEqualTo(TextEncoding.WINDOWS_31J);
        assertThat(sniff(joined(mark, wide, narrow, narrow))).isEqualTo(TextEncoding.UTF_8);
        assertThat(sniff(joined(wide, Arrays.copyOf(wide, 2)))).isEqualTo(TextEncoding.WINDOWS_31J);
    }

    /** As strict as the decoder: no overlong forms, no halves of pairs, nothing beyond the last character. */
    @ParameterizedTest
    @ValueSource(strings = {"C0AF", "E08080", "EDA080", "F0808080", "F4908080", "F5808080", "80", "E381", "FF"})
    void whatUtf8DoesNotAllowIsNotUtf8(String bytes) throws IOException {
        assertThat(sniff(HexFormat.of().parseHex(bytes))).isEqualTo(TextEncoding.WINDOWS_31J);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void pitfall25ShiftJisAsJavaKnowsItLacksNamesThatWindows31jHas() {
        for (String name : new String[] {"髙", "﨑", "①", "㈱"}) {
            assertThat(MS932.newEncoder().canEncode(name)).as(name).isTrue();
            assertThat(Charset.forName("Shift_JIS").newEncoder().canEncode(name))
                    .as(name)
                    .isFalse();
        }
        assertThat(TextEncoding.WINDOWS_31J.charset()).isEqualTo(MS932);
    }

    private static TextEncoding sniff(byte[] bytes) throws IOException {
        return TextEncoding.sniff(new ByteArrayInputStream(bytes));
    }
}
