package jp.anpi.registry.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({"1,一", "10,十", "11,十一", "20,二十", "25,二十五", "30,三十"})
    void numbersAreWrittenAsInAddresses(int number, String kanji) {
        assertThat(Address.kanji(number)).isEqualTo(kanji);
    }

    @ParameterizedTest
    @CsvSource({
        "HYPHENS, みなせ市舟戸2-13-4-205",
        "WIDE_HYPHENS, みなせ市舟戸２－１３－４　コーポ瀬見２０５",
        "MINUS_SIGNS, みなせ市舟戸２−１３−４-205",
        "WORDS, みなせ市舟戸２丁目１３番４号コーポ瀬見２０５号室",
        "KANJI_CHOME, みなせ市舟戸二丁目13番地4 コーポ瀬見 205",
        "ALL_KANJI, みなせ市舟戸二丁目十三番四号 コーポ瀬見 205"
    })
    void oneAddressHasManyNotations(Address.Notation notation, String written) {
        var address = new Address("みなせ市", "舟戸", 2, 13, 4, Optional.of(new Address.Room("コーポ瀬見", 205)));
        assertThat(address.write(notation)).isEqualTo(written);
    }
}
