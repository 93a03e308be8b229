package jp.anpi.registry.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState.Kind;
import org.junit.jupiter.api.Test;

class OfficeRegisterTest {

    private final OfficeId day = OfficeId.random();
    private final OfficeId help = OfficeId.random();
    private final OfficeId alone = OfficeId.random();
    private final OfficeRegister register = new OfficeRegister(List.of(
            new OfficeRegister.Entry("1270000015", day, Kind.DAY_SERVICE),
            new OfficeRegister.Entry("1270000015", help, Kind.HOME_HELP),
            new OfficeRegister.Entry("1270000016", alone, Kind.DAY_SERVICE)));

    @Test
    void oneNumberForTwoOfficesIsToldApartByTheService() {
        assertThat(register.find("1270000015", "15")).contains(day);
        assertThat(register.find("1270000015", "11")).contains(help);
        assertThat(register.find("1270000015", "13")).isEmpty();
    }

    @Test
    void theOnlyOfficeOfANumberDoesAllItsServices() {
        assertThat(register.find("1270000016", "11")).contains(alone);
        assertThat(register.find("1270000017", "11")).isEmpty();
    }
}
