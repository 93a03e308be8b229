package jp.anpi.registry.schedule;

import java.util.Set;
import jp.anpi.registry.contract.WeeklyService;

/** Where a person is while a service takes place, by the kind of service (サービス種類コード, two characters). */
public enum Whereabouts {
    /** 訪問: at home, somebody of the office is there. */
    AT_HOME,
    /** 通所: at the office; the way there and back is not in the times. */
    AT_OFFICE,
    /** 短期入所: stays over night. */
    STAYING,
    /** 小規模多機能 and the like: at home, at the office or staying, which only the office can say. */
    ASK_OFFICE,
    /** Lent equipment, a doctor's or pharmacist's advice: says nothing about where anybody is. */
    NOWHERE;

    private static final Set<String> VISITS =
            Set.of("11", "12", "13", "14", "71", "76", "62", "63", "64", "A1", "A2", "A3", "A4");
    private static final Set<String> DAYS = Set.of("15", "16", "72", "78", "66", "74", "A5", "A6", "A7", "A8");
    private static final Set<String> STAYS =
            Set.of("21", "22", "23", "2A", "24", "25", "26", "2B", "27", "28", "38", "39", "68", "69", "79");
    private static final Set<String> NO_PRESENCE = Set.of("17", "67", "31", "34");

    /** By the kind of service; one that is not known yet is asked about rather than guessed. */
    public static Whereabouts of(String type) {
        if (VISITS.contains(type)) {
            return AT_HOME;
        }
        if (DAYS.contains(type)) {
            return AT_OFFICE;
        }
        if (STAYS.contains(type)) {
            return STAYING;
        }
        return NO_PRESENCE.contains(type) ? NOWHERE : ASK_OFFICE;
    }

    /** During a service of the usual week. */
    static Whereabouts during(WeeklyService.Kind kind) {
        return switch (kind) {
            case HOME_VISIT -> AT_HOME;
            case DAY_SERVICE -> AT_OFFICE;
            case SHORT_STAY -> STAYING;
        };
    }
}
