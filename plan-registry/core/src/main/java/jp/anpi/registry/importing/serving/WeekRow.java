package jp.anpi.registry.importing.serving;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.importing.office.OfficeRef;
import jp.anpi.registry.importing.person.PersonRef;

/**
 * What a row says of a week.
 *
 * @param days on each of which it takes place
 * @param weeks of the month; every week when there are none
 */
public record WeekRow(
        int number,
        PersonRef person,
        OfficeRef office,
        WeeklyService.Kind kind,
        Set<DayOfWeek> days,
        List<Integer> weeks,
        LocalTime start,
        LocalTime end,
        Duration transport) {

    /** One for each of its days. */
    List<WeeklyService> of(OfficeId id) {
        return days.stream()
                .sorted()
                .map(day -> new WeeklyService(id, kind, day, start, end, transport, weeks))
                .toList();
    }

    /** Says nothing: all of it is about a person. */
    @Override
    public String toString() {
        return "WeekRow[" + number + "]";
    }
}
