package jp.anpi.registry.importing.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.importing.list.ListText;
import jp.anpi.registry.importing.list.RowFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What our own lists call things is read as the same things. */
class ListWordsTest {

    private final List<RowFault> faults = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(OfficeState.Kind.class)
    void aKindOfOfficeIsWrittenInAWordThatIsReadAsThatKind(OfficeState.Kind kind) {
        String list = "名称,種別\n川端,%s\n".formatted(ListWords.of(kind));
        var rows = new OfficeRows(ListText.mapped(OfficeColumn.class, list), _ -> Optional.empty(), faults::add);
        OfficeRow read = ListText.read(list, rows::read).getFirst();
        assertThat(read.kind().value()).contains(kind);
        assertThat(read.otherKind()).isEmpty();
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CARE_MANAGER", "MEDICAL_VISITOR", "PROVIDER_STAFF", "SUPPORTER"})
    void aRoleIsWrittenInAWordThatIsReadAsThatRole(Role role) {
        String list = "事業所番号,氏名,役割\n1262200001,山﨑 花,%s\n".formatted(ListWords.of(role));
        var rows = new MemberRows(ListText.mapped(MemberColumn.class, list), faults::add);
        assertThat(ListText.read(list, rows::read).getFirst().role().value()).contains(role);
        assertThat(faults).isEmpty();
    }

    @Test
    void aDistrictIsWrittenByItsNameUnlessTheNameMightMeanAnotherOrSeveral() {
        assertThat(ListWords.of(List.of(
                        district("d01", "川端"),
                        district("d02", "本町"),
                        district("d03", "本町"),
                        district("d04", "上町・下町"),
                        district("d05", "d01"))))
                .isEqualTo(Map.of(
                        new DistrictId("d01"), "川端",
                        new DistrictId("d02"), "d02",
                        new DistrictId("d03"), "d03",
                        new DistrictId("d04"), "d04",
                        new DistrictId("d05"), "d05"));
    }

    private static DistrictState district(String code, String name) {
        var corner = new Position(35.8, 139.9);
        return new DistrictState(
                new DistrictId(code),
                1,
                name,
                List.of(corner, new Position(35.8, 139.91), new Position(35.81, 139.9), corner));
    }
}
