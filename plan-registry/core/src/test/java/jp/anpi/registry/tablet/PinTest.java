package jp.anpi.registry.tablet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {

    @Test
    void fullWidthDigitsAreTheSamePin() {
        assertThat(Pin.read(" ２５８０ ")).contains(new Pin("2580"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "258", "258014703", "25a0", "٢٥٨٠", "25 80"})
    void whatIsNoPinIsNotRead(String typed) {
        assertThat(Pin.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "1234", "9876", "3210", "77777777", "01234567"})
    void whatAnybodyWouldTryFirstIsObvious(String digits) {
        assertThat(new Pin(digits).isObvious()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2580", "1235", "1122", "1357", "9899"})
    void otherPinsAreNot(String digits) {
        assertThat(new Pin(digits).isObvious()).isFalse();
    }

    @Test
    void itNeverPrintsItself() {
        assertThat(new Pin("2580").toString()).doesNotContain("2580");
    }
}
