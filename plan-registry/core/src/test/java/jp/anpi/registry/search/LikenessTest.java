package jp.anpi.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import org.junit.jupiter.api.Test;

class LikenessTest {

    private static final LocalDate BORN = LocalDate.of(1941, 5, 3);

    @Test
    void theSameNameIsTheSameInWhateverKanjiAndKanaItIsWritten() {
        assertThat(alike("髙﨑　花子", "タカサキ ハナコ", Optional.of(BORN), "高崎花子", "")).isTrue();
        assertThat(alike("高崎 花子", "ﾀｶｻｷﾊﾅｺ", Optional.of(BORN), "たかさき花", "たかさき はなこ"))
                .isTrue();
        assertThat(alike("高崎 花子", "", Optional.of(BORN), "高崎 花", "")).isFalse();
    }

    @Test
    void anotherBirthDateIsSomebodyElseAndAnUnknownOneContradictsNothing() {
        assertThat(alike("高崎 花子", "", Optional.of(BORN), "高崎 花子", "", Optional.of(BORN.plusDays(1))))
                .isFalse();
        assertThat(alike("高崎 花子", "", Optional.empty(), "高崎 花子", "")).isTrue();
        assertThat(alike("高崎 花子", "", Optional.of(BORN), "高崎 花子", "", Optional.empty()))
                .isTrue();
    }

    @Test
    void noReadingIsNobodysReading() {
        assertThat(alike("高崎 花子", "", Optional.of(BORN), "山田 太郎", "")).isFalse();
    }

    private static boolean alike(String known, String reading, Optional<LocalDate> born, String name, String kana) {
        return alike(known, reading, born, name, kana, Optional.of(BORN));
    }

    private static boolean alike(
            String known,
            String reading,
            Optional<LocalDate> born,
            String name,
            String kana,
            Optional<LocalDate> birthDate) {
        var person = new PersonState(
                PersonId.random(),
                1,
                new PersonName(known, reading),
                born,
                new Home("川端1", new DistrictId("d01"), Optional.empty(), false),
                Optional.empty(),
                Lifecycle.AT_HOME,
                new GroupPlacement(PriorityGroup.GENERAL, "", false),
                LifeSupport.NONE,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return Likeness.of(person, new PersonName(name, kana), birthDate);
    }
}
