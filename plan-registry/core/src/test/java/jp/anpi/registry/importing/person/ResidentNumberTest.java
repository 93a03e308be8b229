package jp.anpi.registry.importing.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"00120", "００１２０", " 001２0", "　００１２０　", "001 20"})
    void widthsAndSpacesPlayNoPart(String written) {
        assertThat(ResidentNumber.of(written)).isEqualTo(new ResidentNumber("00120"));
    }

    @ParameterizedTest
    @CsvSource({"00120,120", "120,120", "000,0", "0,0", "0A1,A1", "A01,A01"})
    void onlyZerosInFrontAreTakenAwayByASpreadsheet(String written, String left) {
        assertThat(ResidentNumber.of(written).withoutZeros()).isEqualTo(left);
    }

    @Test
    void numbersWithOtherZerosInFrontAreNotTheSame() {
        assertThat(ResidentNumber.of("00120")).isNotEqualTo(ResidentNumber.of("0120"));
    }

    @Test
    void howItIsWrittenWideIsKnownAndItIsNotShown() {
        assertThat(ResidentNumber.of("A-001").wide()).isEqualTo("Ａ－００１");
        assertThat(ResidentNumber.of("００１").toString()).doesNotContain("1");
    }
}
