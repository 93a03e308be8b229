package jp.anpi.registry.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MunicipalityCodeTest {

    @ParameterizedTest
    @CsvSource({"122203,12220", "12220,12220", "１２２２０３,12220", "12220.0,12220", "011002,01100", "1100,01100"})
    void oneCityInAllTheWaysItIsWritten(String written, String code) {
        assertThat(MunicipalityCode.read(written)).contains(new MunicipalityCode(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "千葉県", "12", "1222033", "12-220"})
    void whatIsNoCodeIsNone(String written) {
        assertThat(MunicipalityCode.read(written)).isEmpty();
    }

    @Test
    void theIdsOfTheStateBeginWithTheCityAndOthersDoNot() {
        assertThat(MunicipalityCode.inId("E1310100002201")).contains(new MunicipalityCode("13101"));
        assertThat(MunicipalityCode.inId("S1222000002201")).contains(new MunicipalityCode("12220"));
        assertThat(MunicipalityCode.inId("E001")).isEmpty();
    }
}
