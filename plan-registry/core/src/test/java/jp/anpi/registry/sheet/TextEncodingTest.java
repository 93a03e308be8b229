package jp.anpi.registry.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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
