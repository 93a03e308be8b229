package jp.anpi.safety.check;

import jp.anpi.safety.contract.CheckState.RunningClock;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.incident.RosterRow;

/** The same question always has the same id, so that a repeated decision asks nobody twice. */
final class NoticeIds {

    private NoticeIds() {}

    static NoticeId rung(RosterRow row, int cycle, int rung, String recipientKey) {
        return new NoticeId(row.incident() + "/" + row.person() + "/c" + cycle + "/r" + rung + "/" + recipientKey);
    }

    static NoticeId danger(RosterRow row, ReportId report) {
        return new NoticeId(row.incident() + "/" + row.person() + "/danger/" + report);
    }

    /** A clock that ends at another instant is another one: a second battery, or power that was back in between. */
    static NoticeId clock(RosterRow row, int cycle, RunningClock clock) {
        return new NoticeId(row.incident() + "/" + row.person() + "/c" + cycle + "/clock/" + clock.kind() + "/"
                + clock.endsAt().getEpochSecond());
    }
}
