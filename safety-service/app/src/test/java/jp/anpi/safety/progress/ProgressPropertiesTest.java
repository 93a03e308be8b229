package jp.anpi.safety.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ProgressPropertiesTest {

    @Test
    void tooSmallANumberToHideAmongIsRefusedByTheNameOfItsKey() {
        assertThat(new ProgressProperties(true, 5).atLeast()).isEqualTo(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProgressProperties(true, 4))
                .withMessageContaining("anpi.public.at-least");
    }
}
