package jp.anpi.registry.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"K7M2-9QX0", "k7m29qx0", " K7M2 9QX0 ", "Ｋ７Ｍ２－９ＱＸ０", "K7M2ー9QXO", "k7m2–9qxo", "K7M2−9QX0"})
    void whatSomebodyTypesIsReadAsThePrintedCode(String typed) {
        assertThat(InvitationCode.read(typed)).map(InvitationCode::symbols).contains("K7M29QX0");
    }

    @Test
    void lettersThatLookLikeDigitsAreThoseDigits() {
        assertThat(InvitationCode.read("OIL0-0000"))
                .map(InvitationCode::symbols)
                .contains("01100000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K7M29QX", "K7M29QX00", "K7M2-9QU0", "K7M2-9Q無0", "K7M2/9QX0", "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷"})
    void whatCannotBeACodeIsNone(String typed) {
        assertThat(InvitationCode.read(typed)).isEmpty();
    }

    @Test
    void aVeryLongTextIsNotEvenLookedAt() {
        assertThat(InvitationCode.read("K7M29QX0" + " ".repeat(100_000))).isEmpty();
    }

    @Test
    void everyCodeIsReadBackFromItsPrint() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(14);
        for (int i = 0; i < 500; i++) {
            var typed = InvitationCode.random(InvitationCode.TYPED, random);
            var linked = InvitationCode.random(InvitationCode.LINK, random);
            assertThat(InvitationCode.read(typed.printed())).contains(typed);
            assertThat(InvitationCode.read(linked.printed())).contains(linked);
        }
    }

    @Test
    void onlyAShortCodeCanBeGuessed() {
        assertThat(new InvitationCode("K7M29QX0").isTyped()).isTrue();
        assertThat(new InvitationCode("0123456789ABCDEFGHJKMNPQRS").isTyped()).isFalse();
    }

    @Test
    void aCodeIsASecretAndNeverPrintsItself() {
        assertThat(new InvitationCode("K7M29QX0").toString()).doesNotContain("K7M2");
    }
}
