package jp.anpi.safety.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DutyRostersTest {

    private static DutyOfficer officer(String title, String name) {
        return new DutyOfficer(title, name, Optional.empty(), Optional.empty());
    }

    private static DutyRosters.Roster from(String time, DutyOfficer... officers) {
        return new DutyRosters.Roster(LocalDateTime.parse(time), List.of(officers));
    }

    @Test
    void theNewestRosterThatHasBegunIsInForce() {
        var rosters = new DutyRosters(
                List.of(from("2026-11-20T17:00", officer("当直", "夜")), from("2026-11-20T08:30", officer("当直", "昼"))));
        assertThat(rosters.at(LocalDateTime.parse("2026-11-20T08:29"))).isEmpty();
        assertThat(rosters.at(LocalDateTime.parse("2026-11-20T16:59")))
                .extracting(DutyOfficer::name)
                .containsExactly("昼");
        assertThat(rosters.at(LocalDateTime.parse("2026-11-20T17:00")))
                .extracting(DutyOfficer::name)
                .containsExactly("夜");
    }

    @Test
    void nonsenseIsRefusedByItsKey() {
        var rosters = new DutyRosters(List.of(
                from("2026-11-20T08:30", officer("当直", "昼"), officer(" ", "名"), officer("当直", "昼")),
                from("2026-11-20T08:30")));
        assertThat(rosters.problems("anpi.ladder.duty"))
                .containsExactly(
                        "anpi.ladder.duty[0].officers[1]: needs a title and a name",
                        "anpi.ladder.duty[0].officers[2]: is called twice",
                        "anpi.ladder.duty[1].officers: must name somebody to call",
                        "anpi.ladder.duty[1].from: another roster begins then too");
    }
}
